package org.exemplar.campaigns.internal.reading;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.exemplar.campaigns.DocumentReference;
import org.exemplar.campaigns.DocumentReference.Kind;
import org.exemplar.campaigns.Genre;

/** What was read from one segment, before it is known what it belongs to. */
record SegmentParts(
    Segment segment,
    FrontMatter front,
    Signature signature,
    List<String> issuers,
    Optional<Genre> genre,
    ClauseNode outline,
    List<DocumentReference> references) {

  SegmentParts {
    issuers = List.copyOf(issuers);
    references = List.copyOf(references);
  }

  boolean forwards() {
    return names(Kind.FORWARDS);
  }

  boolean prints() {
    return names(Kind.PRINTS_AND_ISSUES);
  }

  Optional<LocalDate> signedOn() {
    return signature.date();
  }

  SegmentParts withImprint(List<Line> imprint) {
    return new SegmentParts(
        segment.withImprint(imprint), front, signature, issuers, genre, outline, references);
  }

  private boolean names(Kind kind) {
    return references.stream().anyMatch(reference -> reference.kind() == kind);
  }
}
