package org.exemplar.campaigns.internal.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Divides lines into documents: what follows a signature or an imprint is a document of its own.
 */
final class Segmenter {
  private static final int LONGEST_IMPRINT_LINE = 80;
  private static final int MOST_SIGNERS = 8;

  private final List<Line> lines;
  private final List<Segment> done = new ArrayList<>();
  private OpenSegment open = new OpenSegment();

  private Segmenter(List<Line> lines) {
    this.lines = lines;
  }

  /** The documents in order; at least one when there are lines. */
  static List<Segment> split(List<Line> lines) {
    Segmenter segmenter = new Segmenter(lines);
    for (int i = 0; i < lines.size(); i++) {
      segmenter.take(i);
    }
    segmenter.next();
    return segmenter.done;
  }

  private void take(int i) {
    Line line = lines.get(i);
    if (open.isClosing()) {
      if (belowSignature(i)) {
        return;
      }
      next();
      if (line.is(LineKind.ATTACHMENT_LIST)) {
        headAttachment(line);
        return;
      }
    }
    if (line.is(LineKind.ATTACHMENT_LIST) && open.isFollowedBy(line)) {
      next();
      headAttachment(line);
      return;
    }
    if (line.is(LineKind.ATTACHMENT_HEAD) && startsAttachment(i)) {
      next();
      open.head(line);
    } else if (line.kind().isImprint()) {
      open.addImprint(line);
    } else if (isSignature(i)) {
      open.sign(line);
    } else {
      open.addContent(line);
    }
  }

  /** Begins an attachment whose title stands beside the word 附件. */
  private void headAttachment(Line line) {
    open.head(line);
    Attachments.titles(List.of(line)).forEach(title -> open.addContent(line.withText(title)));
  }

  private void next() {
    if (!open.isEmpty()) {
      done.add(open.close());
    }
    open = new OpenSegment();
  }

  /** Adds a line below the signature to the open document, if it belongs there. */
  private boolean belowSignature(int i) {
    Line line = lines.get(i);
    boolean office = line.is(LineKind.BODY_NAME) && kindAt(i + 1) == LineKind.PRINTED;
    boolean list =
        line.is(LineKind.ATTACHMENT_LIST)
            && (Attachments.isOmitted(line) || (!open.hasImprint() && isList(i)));
    boolean furniture = line.is(LineKind.PAGE_FURNITURE);
    if (line.kind().isImprint() || furniture || office || list || continuesCopies(line)) {
      open.addImprint(line);
      return true;
    }
    if (endsCopies(line)) {
      open.continueImprint(line);
      return true;
    }
    if (open.lastOfImprint().filter(last -> last.is(LineKind.ATTACHMENT_LIST)).isPresent()
        && Attachments.isNumbered(line)) {
      open.addImprint(Attachments.entry(line));
      return true;
    }
    if (!open.hasImprint() && (line.kind().isDated() || isDatedBelow(i))) {
      open.addSigner(line);
      return true;
    }
    return false;
  }

  /** Whether the line names a body that signs too, with a date of its own below the names. */
  private boolean isDatedBelow(int i) {
    int end = i;
    while (end < i + MOST_SIGNERS && kindAt(end) == LineKind.BODY_NAME) {
      end++;
    }
    return end > i && kindAt(end).isDated() && kindAt(end) != LineKind.NAME_AND_DATE;
  }

  /** Whether no text of an attachment follows the list that begins here. */
  private boolean isList(int i) {
    int end = i + 1;
    while (end < lines.size() && Attachments.isNumbered(lines.get(end))) {
      end++;
    }
    return !kindAt(end).isBody();
  }

  /** Whether the line is the rest of a list of copies that was cut in a name. */
  private boolean endsCopies(Line line) {
    Optional<Line> last = open.lastOfImprint();
    return last.isPresent()
        && last.get().is(LineKind.COPIES_TO)
        && !Zh.endsWithOneOf(last.get().text(), "。，,、；;")
        && (line.is(LineKind.SHORT_TEXT) || line.is(LineKind.STATEMENT))
        && Zh.endsWithOneOf(line.text(), "。")
        && line.text().indexOf('。') == line.text().length() - 1
        && line.text().length() <= LONGEST_IMPRINT_LINE;
  }

  private boolean continuesCopies(Line line) {
    Optional<Line> last = open.lastOfImprint();
    return last.isPresent()
        && (last.get().is(LineKind.COPIES_TO) || last.get().is(LineKind.SHORT_TEXT))
        && Zh.endsWithOneOf(last.get().text(), "，,、；;")
        && (line.is(LineKind.SHORT_TEXT)
            || line.is(LineKind.BODY_NAME)
            || line.is(LineKind.STATEMENT))
        && line.text().length() <= LONGEST_IMPRINT_LINE;
  }

  private boolean startsAttachment(int i) {
    boolean list = lines.get(i).text().endsWith("：") && kindAt(i + 1) == LineKind.LABELLED;
    return (open.hasBody() && !list) || open.isEmpty();
  }

  private boolean isSignature(int i) {
    Line line = lines.get(i);
    if (!open.hasBody()) {
      return false;
    }
    Optional<Line> before = open.lastOfContent();
    boolean named =
        before
            .filter(last -> last.is(LineKind.BODY_NAME) || Official.office(last).isPresent())
            .isPresent();
    return switch (line.kind()) {
      case NAME_AND_DATE -> true;
      case PARTIAL_DATE -> named;
      case DATE ->
          named
              || (before.filter(last -> Zh.endsStatement(last.text())).isPresent()
                  && !kindAt(i + 1).isBody());
      default -> false;
    };
  }

  private LineKind kindAt(int i) {
    return i < lines.size() ? lines.get(i).kind() : LineKind.SHORT_TEXT;
  }
}
