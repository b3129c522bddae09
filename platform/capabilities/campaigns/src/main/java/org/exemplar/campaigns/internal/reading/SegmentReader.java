package org.exemplar.campaigns.internal.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.exemplar.campaigns.DocumentReference;
import org.exemplar.campaigns.Genre;

/** Reads one segment into the parts of a document. */
final class SegmentReader {
  private static final int FORMULA_LINES = 3;

  private final TextChecks checks;
  private final Doubts doubts;

  SegmentReader(TextChecks checks, Doubts doubts) {
    this.checks = checks;
    this.doubts = doubts;
  }

  SegmentParts read(Segment segment) {
    FrontMatter front = FrontMatterReader.read(segment.content(), doubts);
    int attachments = Attachments.from(front.body());
    List<Line> body = front.body().subList(0, attachments);
    List<Line> list = front.body().subList(attachments, front.body().size());
    Signature signature = Signature.read(segment.signature(), doubts);
    List<String> issuers = Issuers.of(front, signature, segment, doubts);
    checks.check(issuers, body);
    return new SegmentParts(
        segment,
        front,
        signature,
        issuers,
        genre(front, body),
        Outline.of(body, doubts),
        references(segment, front, body, list));
  }

  private List<DocumentReference> references(
      Segment segment, FrontMatter front, List<Line> body, List<Line> list) {
    List<String> attachments = new ArrayList<>(Attachments.titles(list, doubts));
    segment.imprint().stream()
        .filter(line -> line.is(LineKind.ATTACHMENT_LIST))
        .forEach(line -> attachments.addAll(Attachments.titles(List.of(line), doubts)));
    return References.of(front.title(), body.stream().map(Line::text).toList(), attachments);
  }

  private Optional<Genre> genre(FrontMatter front, List<Line> body) {
    Optional<Genre> ofTitle = front.title().flatMap(Genres::ofTitle);
    return ofTitle.isPresent() || front.title().isPresent() ? ofTitle : genreOfText(body);
  }

  private Optional<Genre> genreOfText(List<Line> body) {
    for (Line line : body.subList(0, Math.min(FORMULA_LINES, body.size()))) {
      Optional<String> formula = Genres.formula(line.text());
      if (formula.isPresent()) {
        doubts.add(DoubtCode.GENRE_FROM_TEXT, line.number(), formula.get());
        return Genres.ofTitle(formula.get());
      }
    }
    return Optional.empty();
  }
}
