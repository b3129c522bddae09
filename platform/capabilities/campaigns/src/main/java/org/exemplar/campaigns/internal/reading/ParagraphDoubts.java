package org.exemplar.campaigns.internal.reading;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reports what is odd about a paragraph that is read without a label. */
final class ParagraphDoubts {
  private static final int EXCERPT = 12;
  private static final int NARROWEST_CUT = 40;
  private static final int LONGEST_HEADING = 60;
  private static final Pattern LABEL_LIKE =
      Pattern.compile(
          "^(?:(?:[一二三四五六七八九十]{1,3}|\\d{1,2})[、.．](?!\\d+[万亿元%％])|第[一二三四五六七八九十\\d]{1,4}[章节条]"
              + "|[（(]?[A-Za-z][)）]|[A-Z][.．、](?![A-Za-z、])|[Ⅰ-Ⅻ]|[①-⑳]|\\[\\d{1,2}\\])");
  private static final Pattern SPACED_NUMBER =
      Pattern.compile("^(?:[一二三四五六七八九十]{1,3}|\\d{1,2})(?=\\s+\\p{IsHan}{2,20}$)");
  private static final Pattern PROSE = Pattern.compile("[，。；]");

  private final Doubts doubts;

  ParagraphDoubts(Doubts doubts) {
    this.doubts = doubts;
  }

  /** Reports a paragraph and how the line after it goes on. */
  void report(Line line, Optional<Line> next) {
    reportLabel(line, LABEL_LIKE.matcher(line.text()));
    reportLabel(line, SPACED_NUMBER.matcher(line.source().spaced()));
    if (Zh.endsWithOneOf(line.text(), "，,、") || next.filter(on -> goesOn(line, on)).isPresent()) {
      unfinished(line);
    }
  }

  /** Reports a labelled line with text after its heading that may have been cut. */
  void reportLabelled(Line line, Optional<Line> next) {
    boolean text = line.text().contains("。") || line.text().length() > LONGEST_HEADING;
    if (Zh.endsWithOneOf(line.text(), "，,、")
        || (text && next.filter(on -> goesOn(line, on)).isPresent())) {
      unfinished(line);
    }
  }

  private void unfinished(Line line) {
    String text = line.text();
    doubts.add(
        DoubtCode.PARAGRAPH_UNFINISHED,
        line.number(),
        text.substring(Math.max(0, text.length() - EXCERPT)));
  }

  /** Whether the line ends in the middle of a sentence and the next one may be the rest of it. */
  private static boolean goesOn(Line line, Line next) {
    boolean open =
        Zh.width(line.text()) >= NARROWEST_CUT
            && PROSE.matcher(line.text() + next.text()).find()
            && Character.isLetterOrDigit(line.text().codePointBefore(line.text().length()));
    boolean follows =
        !next.source().afterBlank()
            && next.source().indent() <= line.source().indent()
            && (next.is(LineKind.STATEMENT) || next.is(LineKind.SHORT_TEXT));
    return open && follows;
  }

  private void reportLabel(Line line, Matcher start) {
    if (start.find()) {
      doubts.add(DoubtCode.LABEL_NOT_TAKEN, line.number(), start.group());
    }
  }
}
