package org.exemplar.plugins;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.exemplar.spi.CriteriaSet;
import org.exemplar.spi.Form;
import org.exemplar.spi.PluginVersion;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The definitions of forms and criteria sets as they were under each version that was ever active,
 * an OSGi service. What was filled in under a version stays readable by it, also when its plugin
 * has moved on or gone.
 */
@ProviderType
public interface DefinitionArchive {
  /**
   * A part under a version.
   *
   * @param part qualified id or code, such as {@code rural/village-profile}
   * @param version such as {@code 1.0.0}
   */
  record PartVersion(String part, String version) {}

  /**
   * Forms as they were; one that is not known is left out.
   *
   * @throws org.exemplar.store.StoreException {@code STORE_UNAVAILABLE}, {@code STORE_CLOSED}; so
   *     do the other methods
   */
  Map<PartVersion, Form> forms(Collection<PartVersion> wanted);

  /**
   * Criteria sets as they were, with what they had from the sets that they refine; where that
   * changed under the same version, as it was last. One that is not known is left out.
   */
  Map<PartVersion, CriteriaSet> criteriaSets(Collection<PartVersion> wanted);

  /** Versions of forms by qualified id, the highest first; a form without any is left out. */
  Map<String, List<PluginVersion>> formVersions(Collection<String> forms);

  /** Versions of criteria sets by qualified code, the highest first. */
  Map<String, List<PluginVersion>> criteriaSetVersions(Collection<String> sets);
}
