package org.exemplar.plugins.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.exemplar.plugins.Place;
import org.exemplar.plugins.PlacedPlugin;
import org.exemplar.plugins.internal.content.Places;
import org.exemplar.plugins.internal.content.PluginContent;
import org.exemplar.spi.CriteriaSet;
import org.exemplar.spi.Dimension;
import org.exemplar.spi.Form;
import org.exemplar.spi.GlossaryTerm;
import org.exemplar.spi.Language;
import org.exemplar.spi.OrganizationType;
import org.exemplar.spi.PluginDescriptor;
import org.exemplar.spi.SearchIndex;
import org.exemplar.spi.SharedCriterion;
import org.exemplar.spi.programme.Carrier;
import org.exemplar.spi.programme.Guidance;
import org.exemplar.spi.programme.ProgrammeEvent;
import org.exemplar.spi.programme.ProgrammeTemplate;
import org.exemplar.spi.schema.SchemaContribution;
import org.exemplar.spi.schema.SdlFile;

/** The contributions of a plugin as values, and where those of its files stand. */
record PluginParts(
    PluginDescriptor descriptor,
    List<OrganizationType> organizationTypes,
    List<Dimension> dimensions,
    List<SharedCriterion> sharedCriteria,
    List<CriteriaSet> criteriaSets,
    List<Form> forms,
    List<SearchIndex> searchIndexes,
    List<GlossaryTerm> glossary,
    List<ProgrammeEvent> programmeEvents,
    List<ProgrammeTemplate> programmeTemplates,
    List<Carrier> carriers,
    List<Guidance> guidance,
    Map<Language, Map<String, String>> messages,
    List<SdlFile> sdl,
    Optional<SchemaContribution> schema,
    Places places)
    implements PlacedPlugin {
  PluginParts {
    organizationTypes = List.copyOf(organizationTypes);
    dimensions = List.copyOf(dimensions);
    sharedCriteria = List.copyOf(sharedCriteria);
    criteriaSets = List.copyOf(criteriaSets);
    forms = List.copyOf(forms);
    searchIndexes = List.copyOf(searchIndexes);
    glossary = List.copyOf(glossary);
    programmeEvents = List.copyOf(programmeEvents);
    programmeTemplates = List.copyOf(programmeTemplates);
    carriers = List.copyOf(carriers);
    guidance = List.copyOf(guidance);
    messages = Map.copyOf(messages);
    sdl = List.copyOf(sdl);
    Objects.requireNonNull(schema, "schema");
    Objects.requireNonNull(descriptor, "descriptor");
  }

  @Override
  public Optional<Place> place(String part) {
    return places.find(part);
  }

  /** Declarative content with its criteria sets filled in. */
  static PluginParts of(PluginContent content, List<CriteriaSet> sets) {
    return new PluginParts(
        content.descriptor(),
        content.organizationTypes(),
        content.dimensions(),
        content.sharedCriteria(),
        sets,
        content.forms(),
        content.searchIndexes(),
        content.glossary(),
        content.programmeEvents(),
        content.programmeTemplates(),
        content.carriers(),
        content.guidance(),
        content.messages(),
        content.sdl(),
        Optional.empty(),
        content.places());
  }

  /** The same with these criteria sets. */
  PluginParts with(List<CriteriaSet> sets) {
    return new PluginParts(
        descriptor,
        organizationTypes,
        dimensions,
        sharedCriteria,
        sets,
        forms,
        searchIndexes,
        glossary,
        programmeEvents,
        programmeTemplates,
        carriers,
        guidance,
        messages,
        sdl,
        schema,
        places);
  }

  /** These contributions and then those of the plugin's code. */
  PluginParts and(PluginParts code) {
    return new PluginParts(
        descriptor,
        both(organizationTypes, code.organizationTypes),
        both(dimensions, code.dimensions),
        both(sharedCriteria, code.sharedCriteria),
        both(criteriaSets, code.criteriaSets),
        both(forms, code.forms),
        both(searchIndexes, code.searchIndexes),
        both(glossary, code.glossary),
        both(programmeEvents, code.programmeEvents),
        both(programmeTemplates, code.programmeTemplates),
        both(carriers, code.carriers),
        both(guidance, code.guidance),
        bothMessages(code.messages),
        both(sdl, code.sdl),
        code.schema,
        places);
  }

  private static <T> List<T> both(List<T> first, List<T> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }

  private Map<Language, Map<String, String>> bothMessages(Map<Language, Map<String, String>> more) {
    Map<Language, Map<String, String>> all = new LinkedHashMap<>(messages);
    more.forEach(
        (language, texts) -> {
          Map<String, String> merged = new LinkedHashMap<>(all.getOrDefault(language, Map.of()));
          merged.putAll(texts);
          all.put(language, Map.copyOf(merged));
        });
    return all;
  }
}
