package org.exemplar.campaigns.internal.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A segment while its lines come in. */
final class OpenSegment {
  private static final int MOST_SIGNERS = 8;
  private static final int MOST_UNDATED_SIGNERS = 3;

  private boolean body;
  private boolean uncertain;
  private Optional<Line> attachment = Optional.empty();
  private final List<Line> content = new ArrayList<>();
  private final List<Line> signature = new ArrayList<>();
  private final List<Line> imprint = new ArrayList<>();

  boolean isEmpty() {
    return content.isEmpty() && signature.isEmpty() && imprint.isEmpty();
  }

  boolean hasBody() {
    return body;
  }

  /** Whether the body has ended, so that only imprint lines can follow. */
  boolean isClosing() {
    return !content.isEmpty() && !(signature.isEmpty() && imprint.isEmpty());
  }

  boolean hasImprint() {
    return !imprint.isEmpty();
  }

  Optional<Line> lastOfContent() {
    return content.isEmpty() ? Optional.empty() : Optional.of(content.getLast());
  }

  Optional<Line> lastOfImprint() {
    return imprint.isEmpty() ? Optional.empty() : Optional.of(imprint.getLast());
  }

  /** Whether the line heads the next attachment. */
  boolean isFollowedBy(Line head) {
    return body && attachment.filter(own -> Attachments.follows(head, own)).isPresent();
  }

  void head(Line line) {
    attachment = Optional.of(line);
  }

  void addContent(Line line) {
    content.add(line);
    body |= line.kind().isBody();
  }

  void addImprint(Line line) {
    imprint.add(line);
  }

  /** Adds a line that the last one of the imprint was cut off from. */
  void continueImprint(Line line) {
    Line last = imprint.removeLast();
    imprint.add(Line.of(SourceLine.joined(List.of(last.source(), line.source()))));
  }

  /** Adds a dated line of the signature, with the names of bodies right above it. */
  void sign(Line dated) {
    if (signature.isEmpty() && !dated.is(LineKind.NAME_AND_DATE)) {
      takeSigners(MOST_SIGNERS, true);
    }
    signature.add(dated);
  }

  void addSigner(Line line) {
    signature.add(line);
  }

  Segment close() {
    boolean undated = signature.isEmpty() && hasBody();
    if (undated) {
      takeSigners(MOST_UNDATED_SIGNERS, false);
    }
    return new Segment(first(), attachment, content, signature, uncertain, imprint);
  }

  private int first() {
    return attachment
        .or(() -> content.stream().findFirst())
        .or(() -> signature.stream().findFirst())
        .or(() -> imprint.stream().findFirst())
        .map(Line::number)
        .orElse(1);
  }

  private void takeSigners(int most, boolean dated) {
    Optional<Line> official =
        lastOfContent().filter(last -> dated && Official.office(last).isPresent());
    official.ifPresent(last -> content.removeLast());
    takeBodies(most, dated);
    official.ifPresent(signature::add);
  }

  private void takeBodies(int most, boolean dated) {
    int from = content.size();
    while (from > 0 && content.get(from - 1).is(LineKind.BODY_NAME)) {
      from--;
    }
    if (from > 0 && mayListBodies(content.get(from - 1))) {
      from = dated ? belowList(from) : afterText(from);
    }
    if (from > 0 && content.size() - from <= most) {
      List<Line> signers = content.subList(from, content.size());
      signature.addAll(signers);
      signers.clear();
    }
  }

  /** Whether the names below a line may be a list that it leads to or belongs to. */
  private static boolean mayListBodies(Line line) {
    boolean ended = Zh.endsStatement(line.text()) && !Zh.endsWithOneOf(line.text(), "：:");
    return !ended && !ParagraphText.closes(line);
  }

  private int afterText(int from) {
    return content.get(from - 1).is(LineKind.SHORT_TEXT) ? content.size() : from;
  }

  /**
   * Below a line that may begin or belong to a list of bodies, only names after a blank line sign;
   * where there is none, the name right above the date does, and the others are uncertain.
   */
  private int belowList(int from) {
    int at = content.size() - 1;
    while (at > from && !content.get(at).source().afterBlank()) {
      at--;
    }
    boolean apart = at < content.size() && content.get(at).source().afterBlank();
    uncertain = !apart && content.size() - from > 1;
    boolean listed = !content.get(from - 1).is(LineKind.SHORT_TEXT);
    return uncertain && listed ? content.size() - 1 : at;
  }
}
