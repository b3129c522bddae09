package org.exemplar.organizations.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What a file says, laid beside what is stored.
 *
 * @param file the file
 * @param plan what its right rows would change
 * @param errors all wrong rows
 * @param applied whether the plan was carried out
 */
record Judgement(ImportFile file, Plan plan, RowErrors errors, boolean applied) {
  static Judgement of(ImportFile file, Plan plan) {
    RowErrors errors = new RowErrors();
    errors.addAll(file.errors());
    errors.addAll(plan.errors());
    return new Judgement(file, plan, errors, false);
  }

  boolean mayBeCarriedOut() {
    return errors.isEmpty();
  }

  Judgement carriedOut() {
    return new Judgement(file, plan, errors, true);
  }

  ImportOutcome outcome() {
    return errors.isEmpty()
        ? ImportOutcome.of(file, plan, applied)
        : ImportOutcome.wrongRows(file, plan, errors);
  }

  /** Tells each row in the order of their lines, without holding them. */
  void forEach(Consumer<ImportRow> listener) {
    Map<Integer, List<String>> refused = errors.codesByLine();
    List<OrganizationChange> changes = plan.changes();
    List<ImportFile.WrongRow> wrong = file.wrong();
    int change = 0;
    int told = 0;
    for (Statement said : file.statements()) {
      for (; told < wrong.size() && wrong.get(told).line() < said.line(); told++) {
        listener.accept(row(wrong.get(told), refused));
      }
      RowResult result = RowResult.UNCHANGED;
      if (change < changes.size() && changes.get(change).after().code().equals(said.code())) {
        result = changes.get(change).before().isEmpty() ? RowResult.CREATED : RowResult.UPDATED;
        change++;
      }
      listener.accept(row(said, result, refused));
    }
    for (; told < wrong.size(); told++) {
      listener.accept(row(wrong.get(told), refused));
    }
  }

  private static ImportRow row(ImportFile.WrongRow wrong, Map<Integer, List<String>> refused) {
    return new ImportRow(
        wrong.line(),
        wrong.code(),
        RowResult.REFUSED,
        refused.getOrDefault(wrong.line(), List.of()));
  }

  /** A file with a wrong row is not taken over: its right rows are let alone. */
  private static ImportRow row(
      Statement said, RowResult result, Map<Integer, List<String>> refused) {
    List<String> why = refused.getOrDefault(said.line(), List.of());
    RowResult then = refused.isEmpty() ? result : RowResult.SKIPPED;
    return new ImportRow(
        said.line(), Optional.of(said.code()), why.isEmpty() ? then : RowResult.REFUSED, why);
  }
}
