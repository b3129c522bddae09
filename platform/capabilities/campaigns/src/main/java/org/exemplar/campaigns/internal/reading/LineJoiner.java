package org.exemplar.campaigns.internal.reading;

import java.util.ArrayList;
import java.util.List;

/** Joins lines that a fixed width or a page break had cut in the middle of a paragraph. */
final class LineJoiner {
  private static final int EXCERPT = 12;

  private final FixedWidth width;
  private final Doubts doubts;
  private final List<Line> out = new ArrayList<>();
  private final List<Line> paragraph = new ArrayList<>();
  private boolean inBody;

  private LineJoiner(FixedWidth width, Doubts doubts) {
    this.width = width;
    this.doubts = doubts;
  }

  static List<Line> join(List<SourceLine> lines, Doubts doubts) {
    LineJoiner joiner = new LineJoiner(FixedWidth.of(lines), doubts);
    lines.forEach(line -> joiner.take(Line.of(line)));
    joiner.endParagraph();
    return joiner.out;
  }

  private void take(Line line) {
    if (!paragraph.isEmpty() && !continues(line)) {
      endParagraph();
    }
    paragraph.add(line);
    inBody |= line.kind().isBody();
  }

  private void endParagraph() {
    if (paragraph.size() == 1) {
      out.addAll(paragraph);
    } else if (!paragraph.isEmpty()) {
      out.add(Line.of(SourceLine.joined(paragraph.stream().map(Line::source).toList())));
    }
    paragraph.clear();
  }

  private boolean continues(Line next) {
    Line last = paragraph.getLast();
    boolean title = !inBody && Genres.ofTitle(last.text()).isPresent();
    boolean textual = isText(last) && isText(next) && !title;
    return textual && (withinWidth(last, next) || acrossPage(last, next) || runsOn(last, next));
  }

  private boolean withinWidth(Line last, Line next) {
    boolean apart = next.source().afterBlank() && !next.source().afterPage();
    boolean full = width.fills(last.source());
    if (apart || !(full || width.mayBeCut(last.source()))) {
      return false;
    }
    boolean ended = Zh.endsStatement(last.text());
    boolean labelled = next.is(LineKind.LABELLED);
    if (!width.indented()) {
      reportEnd(ended && !labelled && !isSignature(next), next);
      return !ended && !labelled;
    }
    boolean opens = (labelled && !width.labelsIndented()) || isSignature(next);
    return next.source().indent() == 0 && !(ended && opens);
  }

  /** Without indents a full line that ends a sentence may or may not end the paragraph. */
  private void reportEnd(boolean uncertain, Line next) {
    if (uncertain && inBody) {
      doubts.add(
          DoubtCode.PARAGRAPH_START_UNCERTAIN,
          next.number(),
          next.text().substring(0, Math.min(EXCERPT, next.text().length())));
    }
  }

  /** No paragraph ends with a comma. */
  private static boolean runsOn(Line last, Line next) {
    return Zh.endsWithOneOf(last.text(), "，,、")
        && (!next.source().afterBlank() || next.source().afterPage())
        && !next.is(LineKind.LABELLED)
        && !isSignature(next);
  }

  private static boolean isSignature(Line line) {
    return line.is(LineKind.BODY_NAME) || line.is(LineKind.NAME_AND_DATE) || line.is(LineKind.DATE);
  }

  private boolean acrossPage(Line last, Line next) {
    return next.source().afterPage()
        && next.source().indent() == 0
        && !next.is(LineKind.LABELLED)
        && !paragraph.getFirst().is(LineKind.SHORT_TEXT)
        && FixedWidth.isOpen(last.source());
  }

  private static boolean isText(Line line) {
    return switch (line.kind()) {
      case LABELLED, STATEMENT, SHORT_TEXT, BODY_NAME, COPIES_TO -> true;
      case DATE, PARTIAL_DATE, NAME_AND_DATE, ATTACHMENT_LIST -> true;
      default -> false;
    };
  }
}
