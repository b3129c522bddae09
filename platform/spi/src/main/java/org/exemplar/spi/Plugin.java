package org.exemplar.spi;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.exemplar.spi.programme.Carrier;
import org.exemplar.spi.programme.Guidance;
import org.exemplar.spi.programme.ProgrammeEvent;
import org.exemplar.spi.programme.ProgrammeTemplate;
import org.exemplar.spi.schema.SchemaContribution;
import org.exemplar.spi.schema.SdlFile;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * What a plugin contributes. Every kind of contribution is empty unless the plugin says otherwise.
 *
 * <p>A plugin with code registers one as an OSGi service; its contributions are added to the
 * declarative ones of the same bundle. The host calls each method once, after the bundle has
 * started, and keeps the answers; a method that throws puts the plugin into quarantine with code
 * {@code PLUGIN_THREW}.
 */
@ConsumerType
public interface Plugin {
  /** Who the plugin is. */
  PluginDescriptor descriptor();

  default List<OrganizationType> organizationTypes() {
    return List.of();
  }

  default List<Dimension> dimensions() {
    return List.of();
  }

  default List<SharedCriterion> sharedCriteria() {
    return List.of();
  }

  default List<CriteriaSet> criteriaSets() {
    return List.of();
  }

  default List<Form> forms() {
    return List.of();
  }

  default List<SearchIndex> searchIndexes() {
    return List.of();
  }

  default List<GlossaryTerm> glossary() {
    return List.of();
  }

  /** Events that moments of programmes refer to. */
  default List<ProgrammeEvent> programmeEvents() {
    return List.of();
  }

  default List<ProgrammeTemplate> programmeTemplates() {
    return List.of();
  }

  default List<Carrier> carriers() {
    return List.of();
  }

  /** Who guides whom. */
  default List<Guidance> guidance() {
    return List.of();
  }

  /** Messages by language and key. */
  default Map<Language, Map<String, String>> messages() {
    return Map.of();
  }

  /** SDL of its own; its types carry its prefix. */
  default List<SdlFile> sdl() {
    return List.of();
  }

  /** What answers the fields of that SDL. */
  default Optional<SchemaContribution> schema() {
    return Optional.empty();
  }
}
