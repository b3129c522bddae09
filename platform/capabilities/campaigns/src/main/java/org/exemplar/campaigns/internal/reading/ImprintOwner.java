package org.exemplar.campaigns.internal.reading;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Decides whose the imprint on the last page is when the outermost document has none. */
final class ImprintOwner {
  private ImprintOwner() {}

  static void settle(List<SegmentParts> parts, Doubts doubts) {
    SegmentParts outer = parts.getFirst();
    SegmentParts last = parts.getLast();
    List<Line> imprint = last.segment().imprint();
    if (parts.size() < 2 || imprint.isEmpty() || !outer.segment().imprint().isEmpty()) {
      return;
    }
    Optional<LocalDate> printedOn =
        imprint.stream()
            .filter(line -> line.is(LineKind.PRINTED))
            .findFirst()
            .flatMap(line -> DateText.first(line.text()));
    Optional<LocalDate> date = outer.signedOn();
    if (printedOn.isPresent() && date.isPresent() && printedOn.get().isBefore(date.get())) {
      return;
    }
    if (outer.forwards() && (printedOn.isEmpty() || date.isEmpty())) {
      doubts.add(DoubtCode.IMPRINT_OWNER_UNCERTAIN, imprint.getFirst().number());
    }
    parts.set(0, outer.withImprint(imprint));
    parts.set(parts.size() - 1, last.withImprint(List.of()));
  }
}
