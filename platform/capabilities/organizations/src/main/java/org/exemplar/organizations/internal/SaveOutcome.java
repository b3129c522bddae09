package org.exemplar.organizations.internal;

import java.util.List;
import org.exemplar.organizations.Organization;
import org.exemplar.spi.schema.Refusal;

/** What saving one organisation came to. */
sealed interface SaveOutcome {
  record Saved(Organization organization) implements SaveOutcome {}

  /**
   * {@code ORGANIZATION_INVALID}, {@code TYPE_UNKNOWN}, {@code PARENT_NOT_FOUND}, {@code
   * PARENT_CYCLE}, {@code PARENT_LEVEL_INVALID}, {@code ATTRIBUTE_INVALID}, {@code
   * VERSION_CONFLICT}.
   */
  record NotSaved(List<Refusal> refusals) implements SaveOutcome {
    public NotSaved {
      refusals = List.copyOf(refusals);
    }
  }
}
