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
  /** The end of a long name that stands on a line of its own; no body is named so by itself. */
  private static final List<String> OFFICE = List.of("办公室");

  Signature {
    names = List.copyOf(names);
  }

  static Signature read(List<Line> lines, Doubts doubts) {
    List<String> names = new ArrayList<>();
    Optional<LocalDate> date = Optional.empty();
    for (Line line : lines) {
      List<String> signers = names(line, doubts);
      if (signers.equals(OFFICE) && !names.isEmpty()) {
        signers = List.of(names.removeLast() + OFFICE.getFirst());
      }
      names.addAll(signers);
      date = later(date, date(line, doubts), line, doubts);
    }
    return new Signature(names.stream().distinct().toList(), date);
  }

  private static List<String> names(Line line, Doubts doubts) {
    List<SignatureLine> signed = SignatureLine.of(line.source());
    if (!signed.isEmpty()) {
      return signed.stream().map(SignatureLine::body).toList();
    }
    Official.office(line)
        .ifPresent(office -> doubts.add(DoubtCode.PERSONAL_DATA_REMOVED, line.number(), office));
    List<String> names = BodyName.all(line.source());
    if (names.size() > 1 && !names.stream().allMatch(BodyName::isFull)) {
      doubts.add(DoubtCode.ISSUER_UNCERTAIN, line.number(), String.join("、", names));
    }
    return names;
  }

  /** Of several dates the last one counts: a joint document is issued when the last body signs. */
  private static Optional<LocalDate> later(
      Optional<LocalDate> one, Optional<LocalDate> other, Line line, Doubts doubts) {
    if (one.isEmpty() || other.isEmpty() || one.equals(other)) {
      return one.or(() -> other);
    }
    doubts.add(DoubtCode.DATE_AMBIGUOUS, line.number(), line.text());
    return one.get().isBefore(other.get()) ? other : one;
  }

  /** The date of a dated line; a date that is incomplete or does not exist is reported. */
  static Optional<LocalDate> date(Line line, Doubts doubts) {
    Optional<LocalDate> date = Optional.empty();
    for (String printed : DateText.all(line.text())) {
      date = later(date, DateText.first(printed), line, doubts);
    }
    if (date.isEmpty() && line.is(LineKind.PARTIAL_DATE)) {
      doubts.add(DoubtCode.DATE_INCOMPLETE, line.number(), line.text());
    } else if (date.isEmpty() && (line.is(LineKind.DATE) || line.is(LineKind.NAME_AND_DATE))) {
      doubts.add(DoubtCode.DATE_INVALID, line.number(), line.text());
    }
    return date;
  }
}
