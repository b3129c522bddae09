package org.exemplar.organizations.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.exemplar.spi.schema.Connection;
import org.exemplar.spi.schema.PageRequest;
import org.exemplar.store.Store;
import org.exemplar.store.Transaction;
import org.jdbi.v3.core.Handle;

/**
 * What became of each row of imports whose callers asked for it. A report is no change of anything
 * and leaves no entry in the change log; it is dropped after seven days.
 */
final class ImportReports {
  static final Duration KEPT = Duration.ofDays(7);

  private final ImportReportStore rows = new ImportReportStore();
  private final Store store;

  ImportReports(Store store) {
    this.store = store;
  }

  /**
   * Keeps what became of each row.
   *
   * @param importKey key of the import in parts, empty for a file that came whole
   */
  ImportReport keep(Transaction transaction, Judgement judged, Optional<String> importKey) {
    Handle handle = transaction.handle();
    rows.deleteBefore(handle, transaction.now().minus(KEPT));
    ImportReport report =
        new ImportReport(UUID.randomUUID().toString(), judged.applied(), transaction.now());
    rows.insert(handle, report, importKey);
    List<ImportRow> part = new ArrayList<>();
    judged.forEach(
        row -> {
          part.add(row);
          if (part.size() == ImportReportPart.MOST_ROWS) {
            rows.insert(handle, report, new ImportReportPart(part));
            part.clear();
          }
        });
    if (!part.isEmpty()) {
      rows.insert(handle, report, new ImportReportPart(part));
    }
    return report;
  }

  Map<String, ImportReport> find(List<String> keys) {
    return store.read(handle -> rows.find(handle, keys));
  }

  /** What was told when that import was carried out. */
  Optional<ImportReport> applied(Handle handle, String importKey) {
    return rows.applied(handle, importKey);
  }

  /** Rows in the order of their lines; all, or those of one result. */
  Connection<ImportRow> page(ImportReport report, Optional<RowResult> result, PageRequest page) {
    Between between =
        new Between(
            report.key(),
            result,
            page.afterNumber().orElse(0L),
            page.beforeNumber().orElse(Long.MAX_VALUE));
    List<ImportRow> found =
        store.read(
            handle ->
                page.backwards() ? last(handle, between, page) : first(handle, between, page));
    return page.page(
        found,
        ImportRow::key,
        () -> store.read(handle -> rows.count(handle, report.key(), result)));
  }

  /** Rows of a report behind a line and in front of another. */
  private record Between(String key, Optional<RowResult> result, long after, long before) {
    boolean holds(ImportRow row) {
      return row.line() > after
          && row.line() < before
          && result.map(one -> one == row.result()).orElse(true);
    }
  }

  private List<ImportRow> first(Handle handle, Between between, PageRequest page) {
    List<ImportRow> found = new ArrayList<>();
    long after = between.after();
    Optional<ImportReportPart> part =
        rows.firstPart(handle, between.key(), between.result(), after, between.before());
    while (part.isPresent() && found.size() < page.limit()) {
      part.get().rows().stream().filter(between::holds).forEach(found::add);
      after = part.get().lastLine();
      part = rows.firstPart(handle, between.key(), between.result(), after, between.before());
    }
    return found.subList(0, Math.min(page.limit(), found.size()));
  }

  private List<ImportRow> last(Handle handle, Between between, PageRequest page) {
    List<ImportRow> found = new ArrayList<>();
    long before = between.before();
    Optional<ImportReportPart> part =
        rows.lastPart(handle, between.key(), between.result(), between.after(), before);
    while (part.isPresent() && found.size() < page.limit()) {
      part.get().rows().reversed().stream().filter(between::holds).forEach(found::add);
      before = part.get().firstLine();
      part = rows.lastPart(handle, between.key(), between.result(), between.after(), before);
    }
    return found.subList(0, Math.min(page.limit(), found.size()));
  }
}
