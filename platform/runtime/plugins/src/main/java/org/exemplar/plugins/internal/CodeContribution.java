package org.exemplar.plugins.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.exemplar.plugins.Problem;
import org.exemplar.plugins.internal.content.Places;
import org.exemplar.spi.CriteriaSet;
import org.exemplar.spi.Dimension;
import org.exemplar.spi.Form;
import org.exemplar.spi.GlossaryTerm;
import org.exemplar.spi.Language;
import org.exemplar.spi.OrganizationType;
import org.exemplar.spi.Plugin;
import org.exemplar.spi.PluginDescriptor;
import org.exemplar.spi.SearchIndex;
import org.exemplar.spi.SharedCriterion;
import org.exemplar.spi.programme.Carrier;
import org.exemplar.spi.programme.Guidance;
import org.exemplar.spi.programme.ProgrammeEvent;
import org.exemplar.spi.programme.ProgrammeTemplate;
import org.exemplar.spi.schema.SchemaContribution;
import org.exemplar.spi.schema.SdlFile;
import org.slf4j.LoggerFactory;

/** What the code of a plugin said when it was asked. */
sealed interface CodeContribution {
  /** Every method answered. */
  record Answered(PluginParts parts) implements CodeContribution {}

  /** A method threw. */
  record Threw(Problem problem) implements CodeContribution {}

  /** Asks each method once. */
  static CodeContribution ask(Plugin plugin) {
    Questions ask = new Questions(plugin);
    try {
      return new Answered(ask.parts());
    } catch (VirtualMachineError broken) {
      if (broken instanceof StackOverflowError) {
        return threw(ask.method, broken);
      }
      throw broken;
    } catch (Throwable thrown) {
      return threw(ask.method, thrown);
    }
  }

  private static Threw threw(String method, Throwable thrown) {
    LoggerFactory.getLogger(CodeContribution.class).error("A plugin's {} threw", method, thrown);
    return new Threw(Problems.threw(method));
  }

  /** Knows which method was asked last. */
  final class Questions {
    private final Plugin plugin;
    private String method = "descriptor";

    private Questions(Plugin plugin) {
      this.plugin = plugin;
    }

    private PluginParts parts() {
      PluginDescriptor descriptor = plugin.descriptor();
      List<OrganizationType> types = asked("organizationTypes", plugin).organizationTypes();
      List<Dimension> dimensions = asked("dimensions", plugin).dimensions();
      List<SharedCriterion> shared = asked("sharedCriteria", plugin).sharedCriteria();
      List<CriteriaSet> sets = asked("criteriaSets", plugin).criteriaSets();
      List<Form> forms = asked("forms", plugin).forms();
      List<SearchIndex> indexes = asked("searchIndexes", plugin).searchIndexes();
      List<GlossaryTerm> glossary = asked("glossary", plugin).glossary();
      List<ProgrammeEvent> events = asked("programmeEvents", plugin).programmeEvents();
      List<ProgrammeTemplate> templates = asked("programmeTemplates", plugin).programmeTemplates();
      List<Carrier> carriers = asked("carriers", plugin).carriers();
      List<Guidance> guidance = asked("guidance", plugin).guidance();
      Map<Language, Map<String, String>> messages = asked("messages", plugin).messages();
      List<SdlFile> sdl = asked("sdl", plugin).sdl();
      Optional<SchemaContribution> schema = asked("schema", plugin).schema().map(SchemaAsked::of);
      return new PluginParts(
          descriptor,
          types,
          dimensions,
          shared,
          sets,
          forms,
          indexes,
          glossary,
          events,
          templates,
          carriers,
          guidance,
          messages,
          sdl,
          schema,
          Places.NONE);
    }

    private Plugin asked(String name, Plugin same) {
      method = name;
      return same;
    }
  }
}
