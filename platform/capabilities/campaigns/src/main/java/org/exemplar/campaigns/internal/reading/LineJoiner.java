package org.exemplar.campaigns.internal.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Joins lines that a fixed width or a page break had cut in the middle of a paragraph. */
final class LineJoiner {
  private static final int EXCERPT = 12;
  private static final Pattern LAST_FIGURE = Pattern.compile("\\d+$");
  private static final Pattern FIRST_FIGURE = Pattern.compile("^\\d+");

  private final FixedWidth width;
  private final Doubts doubts;
  private final List<Line> out = new ArrayList<>();
  private final List<Line> paragraph = new ArrayList<>();
  private final List<Integer> uncertain = new ArrayList<>();
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
    } else if (!paragraph.isEmpty() && isUncertain(paragraph.getLast())) {
      uncertain.add(paragraph.size());
    }
    paragraph.add(line);
    inBody |= line.kind().isBody();
  }

  /** Where it is uncertain that lines were cut, a sentence that ends is what puts them together. */
  private void endParagraph() {
    boolean whole = uncertain.isEmpty() || Zh.endsStatement(paragraph.getLast().text());
    if (whole) {
      uncertain.forEach(at -> reportStart(paragraph.get(at)));
      join(paragraph);
    } else {
      int from = 0;
      for (int at : uncertain) {
        join(paragraph.subList(from, at));
        from = at;
      }
      join(paragraph.subList(from, paragraph.size()));
    }
    paragraph.clear();
    uncertain.clear();
  }

  private void join(List<Line> lines) {
    for (int i = 1; i < lines.size(); i++) {
      reportFigure(lines.get(i - 1), lines.get(i));
    }
    if (lines.size() == 1) {
      out.addAll(lines);
    } else if (!lines.isEmpty()) {
      out.add(Line.of(SourceLine.joined(lines.stream().map(Line::source).toList())));
    }
  }

  private boolean continues(Line next) {
    Line last = paragraph.getLast();
    boolean title = !inBody && Genres.ofTitle(last.text()).isPresent();
    boolean textual = isText(last) && isText(next) && !title;
    return textual && (withinWidth(last, next) || acrossPage(last, next) || runsOn(last, next));
  }

  private boolean withinWidth(Line last, Line next) {
    boolean apart = next.source().afterBlank() && !next.source().afterPage();
    boolean full = width.fills(last.source()) && (width.certain() || mayJoin(last, next));
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

  /** Where it is not certain that lines are cut, only sentences are put together. */
  private boolean mayJoin(Line last, Line next) {
    boolean text = next.is(LineKind.STATEMENT) || next.is(LineKind.SHORT_TEXT);
    return text && FixedWidth.isOpen(last.source()) && !last.is(LineKind.BODY_NAME);
  }

  private boolean isUncertain(Line last) {
    return !width.certain() && width.fills(last.source()) && !Zh.endsWithOneOf(last.text(), "，,、");
  }

  private void reportFigure(Line last, Line next) {
    String before = last.text();
    String after = next.text();
    if (Character.isDigit(before.charAt(before.length() - 1))
        && Character.isDigit(after.charAt(0))) {
      doubts.add(
          DoubtCode.FIGURE_JOINED, next.number(), figure(before, true) + figure(after, false));
    }
  }

  private static String figure(String text, boolean last) {
    Matcher figure = (last ? LAST_FIGURE : FIRST_FIGURE).matcher(text);
    return figure.find() ? figure.group() : "";
  }

  /** Without indents a full line that ends a sentence may or may not end the paragraph. */
  private void reportEnd(boolean uncertain, Line next) {
    if (uncertain && inBody) {
      reportStart(next);
    }
  }

  private void reportStart(Line next) {
    doubts.add(
        DoubtCode.PARAGRAPH_START_UNCERTAIN,
        next.number(),
        next.text().substring(0, Math.min(EXCERPT, next.text().length())));
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
        && !isSignature(next)
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
