package org.exemplar.caselibrary;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.exemplar.spi.identity.Caller;
import org.exemplar.spi.schema.Connection;
import org.exemplar.spi.schema.PageRequest;
import org.osgi.annotation.versioning.ProviderType;

/** The library of cases, an OSGi service. */
@ProviderType
public interface CaseStudies {
  /** How many cases can be saved at once. */
  int MAXIMUM = 500;

  /**
   * Adds or changes cases: all of them or, when one is wrong, none. A case that is there already
   * with the same content keeps its version.
   *
   * @param dryRun only check
   * @param caller who does it
   */
  SaveOutcome save(List<CaseDraft> drafts, boolean dryRun, Caller caller);

  /** Cases by key; a key that is not there is left out. */
  Map<String, CaseStudy> byKeys(Collection<String> keys);

  /** What lists show of cases, in the order of their keys. */
  Connection<CaseSummary> page(CaseFilter filter, PageRequest page);
}
