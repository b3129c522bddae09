package org.exemplar.plugins.internal.content;

import java.util.List;
import java.util.Map;
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
import org.exemplar.spi.schema.SdlFile;

/** The declarative content of a plugin that is right in itself, and where its parts stand. */
public record PluginContent(
    PluginDescriptor descriptor,
    List<OrganizationType> organizationTypes,
    List<Dimension> dimensions,
    List<SharedCriterion> sharedCriteria,
    List<CriteriaSetDraft> criteriaSets,
    List<Form> forms,
    List<SearchIndex> searchIndexes,
    List<GlossaryTerm> glossary,
    List<ProgrammeEvent> programmeEvents,
    List<ProgrammeTemplate> programmeTemplates,
    List<Carrier> carriers,
    List<Guidance> guidance,
    Map<Language, Map<String, String>> messages,
    List<SdlFile> sdl,
    Places places) {
  public PluginContent {
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
  }
}
