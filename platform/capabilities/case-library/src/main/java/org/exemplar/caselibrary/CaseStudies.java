package org.exemplar.caselibrary;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
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
   * with the same content keeps its version. One that is being selected is not changed; one that is
   * public is changed by who may publish.
   *
   * @param caller who does it
   */
  SaveOutcome save(List<CaseDraft> drafts, SaveMode mode, Caller caller);

  /**
   * Moves a case on.
   *
   * @param key of the case
   * @param step where to
   * @param expectedVersion the version that the caller has seen
   */
  MoveOutcome move(String key, CaseStep step, OptionalInt expectedVersion, Caller caller);

  /** Cases by key; one that is not there, or not to be seen by the caller, is left out. */
  Map<String, CaseStudy> byKeys(Collection<String> keys, Caller caller);

  /** What lists show of the cases that the caller sees, in the order of their keys. */
  Connection<CaseSummary> page(CaseFilter filter, PageRequest page, Caller caller);

  /** The steps of cases through the workflow in order, by key. */
  Map<String, List<CaseTransition>> history(Collection<String> keys);
}
