package org.exemplar.campaigns.internal.reading;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A line with content, or several that a fixed width had cut.
 *
 * @param number line of the source text, from 1
 * @param spaced the tidy line with the spaces inside it
 * @param text the line without stray spaces
 * @param indent number of spaces before it
 * @param afterBlank whether a blank line or a rule stands before it
 * @param afterPage whether a page number stands before it
 */
record SourceLine(
    int number, String spaced, String text, int indent, boolean afterBlank, boolean afterPage) {
  /** A space that is text and no layout, as the one in 一 概况 once it is known to be a label. */
  static final char KEPT_SPACE = '\u2002';

  private static final Pattern WIDE_GAP = Pattern.compile("\\s{2,}|\\t");
  private static final Pattern GAP = Pattern.compile("\\s+");
  private static final Pattern TAB = Pattern.compile("\\t");

  /** The parts of the line that wide gaps separate. */
  List<String> columns() {
    return parts(WIDE_GAP);
  }

  /** The parts of the line that any gap separates. */
  List<String> words() {
    return parts(GAP);
  }

  /** The parts of the line that tabs separate, empty ones too: they keep the others in place. */
  List<String> cells() {
    return Arrays.stream(TAB.split(spaced, -1)).map(Normaliser::compact).toList();
  }

  boolean isTable() {
    return spaced.indexOf('\t') >= 0 && parts(TAB).size() > 1;
  }

  /** One line out of several that had been cut. */
  static SourceLine joined(List<SourceLine> lines) {
    StringBuilder text = new StringBuilder();
    for (SourceLine line : lines) {
      text.append(Zh.isLatinBetween(text, line.spaced) ? " " : "").append(line.spaced);
    }
    return lines.getFirst().withSpaced(text.toString());
  }

  SourceLine withSpaced(String other) {
    return new SourceLine(number, other, Normaliser.compact(other), indent, afterBlank, afterPage);
  }

  /** The line with punctuation that had slipped onto the next one. */
  SourceLine withEnd(String punctuation) {
    return withSpaced(spaced + punctuation);
  }

  private List<String> parts(Pattern separator) {
    return separator
        .splitAsStream(spaced)
        .map(Normaliser::compact)
        .filter(part -> !part.isEmpty())
        .toList();
  }
}
