package org.exemplar.store.internal;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import org.exemplar.spi.schema.Connection;
import org.exemplar.spi.schema.FieldContext;
import org.exemplar.spi.schema.PageRequest;

/** Reads which entries of the log are asked for, and answers a page of them. */
final class AuditPages {
  private AuditPages() {}

  /** The page that a field asks for. */
  static Connection<AuditEntryView> of(AuditTrail trail, AuditView.Log log, FieldContext field) {
    PageRequest page = PageRequest.of(field);
    LogFilter filter = filter(log, field);
    LogQuery query =
        new LogQuery(
            filter,
            field.argument("order", String.class).orElse("NEWEST_FIRST").equals("NEWEST_FIRST"),
            page);
    return page.page(
            trail.page(query),
            entry -> Long.toString(entry.position()),
            () -> filter.isOpen() ? (int) filter.size() : trail.count(filter))
        .map(AuditEntryView::new);
  }

  private static LogFilter filter(AuditView.Log log, FieldContext field) {
    Map<?, ?> given = field.argument("filter", Map.class).orElse(Map.of());
    return new LogFilter(
        log.size(),
        text(given, "actor"),
        text(given, "subjectType"),
        text(given, "subjectKey"),
        text(given, "from").map(AuditPages::moment),
        text(given, "below").map(AuditPages::moment));
  }

  private static Optional<String> text(Map<?, ?> given, String name) {
    return Optional.ofNullable(given.get(name)).map(String::valueOf);
  }

  /** The first millisecond that is not before it: entries have no finer times. */
  private static Instant moment(String text) {
    Instant given = OffsetDateTime.parse(text).toInstant();
    Instant whole = given.truncatedTo(ChronoUnit.MILLIS);
    return whole.equals(given) ? whole : whole.plusMillis(1);
  }
}
