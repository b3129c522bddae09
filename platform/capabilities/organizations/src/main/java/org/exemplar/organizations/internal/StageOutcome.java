package org.exemplar.organizations.internal;

import org.exemplar.spi.schema.Refusal;

/** What starting an import or adding to it came to. */
sealed interface StageOutcome {
  record Staged(StagedImport staged) implements StageOutcome {}

  /**
   * {@code IMPORT_NOT_FOUND}, {@code IMPORT_OFFSET_WRONG}, {@code IMPORT_TOO_LARGE}, {@code
   * IMPORT_COMPLETED}, {@code IMPORT_PART_INVALID}.
   */
  record NotStaged(Refusal refusal) implements StageOutcome {}
}
