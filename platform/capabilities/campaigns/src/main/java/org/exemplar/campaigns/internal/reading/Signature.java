package org.exemplar.campaigns.internal.reading;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The bodies that sign a document and the date.
 *
 * @param names the bodies
 * @param date the date
 */
record Signature(List<String> names, Optional<LocalDate> date) {

  Signature {
    names = List.copyOf(names);
  }

  static Signature read(List<Line> lines, Doubts doubts) {
    List<String> names = new ArrayList<>();
    Optional<LocalDate> date = Optional.empty();
    for (Line line : lines) {
      SignatureLine.of(line.source())
          .ifPresentOrElse(
              signed -> names.add(signed.body()), () -> names.addAll(BodyName.all(line.source())));
      date = date.or(() -> date(line, doubts));
    }
    return new Signature(names.stream().distinct().toList(), date);
  }

  /** The date of a dated line; a date that is incomplete or does not exist is reported. */
  static Optional<LocalDate> date(Line line, Doubts doubts) {
    Optional<LocalDate> date = DateText.first(line.text());
    if (date.isEmpty() && line.is(LineKind.PARTIAL_DATE)) {
      doubts.add(DoubtCode.DATE_INCOMPLETE, line.number(), line.text());
    } else if (date.isEmpty() && (line.is(LineKind.DATE) || line.is(LineKind.NAME_AND_DATE))) {
      doubts.add(DoubtCode.DATE_INVALID, line.number(), line.text());
    }
    return date;
  }
}
