package org.exemplar.organizations.internal;

import java.util.List;
import java.util.Optional;
import org.exemplar.spi.schema.Refusal;

/**
 * What an import came to.
 *
 * @param applied whether the file was taken over
 * @param rows how many rows it has
 * @param created how many organisations are new
 * @param updated how many change
 * @param unchanged how many stay as they are
 * @param badRows how many rows are wrong
 * @param rowErrors the first of the wrong rows
 * @param report what became of each row, where that was asked for
 * @param errors why the file as a whole was refused
 */
record ImportOutcome(
    boolean applied,
    int rows,
    int created,
    int updated,
    int unchanged,
    int badRows,
    List<RowError> rowErrors,
    Optional<ImportReport> report,
    List<Refusal> errors) {
  ImportOutcome {
    rowErrors = List.copyOf(rowErrors);
    errors = List.copyOf(errors);
  }

  ImportOutcome with(Optional<ImportReport> kept) {
    return new ImportOutcome(
        applied, rows, created, updated, unchanged, badRows, rowErrors, kept, errors);
  }

  static ImportOutcome refused(Refusal refusal) {
    return new ImportOutcome(false, 0, 0, 0, 0, 0, List.of(), Optional.empty(), List.of(refusal));
  }

  static ImportOutcome of(ImportFile file, Plan plan, boolean applied) {
    return new ImportOutcome(
        applied,
        file.rows(),
        plan.created(),
        plan.updated(),
        plan.unchanged(),
        0,
        List.of(),
        Optional.empty(),
        List.of());
  }

  static ImportOutcome wrongRows(ImportFile file, Plan plan, RowErrors errors) {
    return new ImportOutcome(
        false,
        file.rows(),
        plan.created(),
        plan.updated(),
        plan.unchanged(),
        errors.rows(),
        errors.first(),
        Optional.empty(),
        List.of(
            Refusal.of(
                "IMPORT_ROWS_INVALID",
                "有 " + errors.rows() + " 行不正确，文件未导入",
                errors.rows() + " rows are wrong; nothing of the file was imported")));
  }
}
