package org.exemplar.campaigns.internal.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Turns a text into its lines with content: no layout, no noise, no personal data. */
final class LineReader {
  private static final Pattern BREAK =
      Pattern.compile("\\r\\n|[\\n\\r\\x0B\\x85\\u2028\\u2029]|(?<![\\r\\n])\\f(?![\\r\\n])");
  private static final int MOST_HEAD_LINES = 12;
  private static final Pattern STRAY_END = Pattern.compile("[。，；：！？、”）》]{1,3}");
  private static final String DRAWN = "│┃║┆┊";
  private static final String BAR = "|｜" + DRAWN;
  private static final Pattern EDGE = Pattern.compile("^[" + BAR + "]|[" + BAR + "]$");
  private static final Pattern BARS = Pattern.compile("[" + BAR + "]");
  private static final int FEWEST_BARS = 3;

  private final PageNumbers pages;
  private final Doubts doubts;
  private final List<SourceLine> lines = new ArrayList<>();
  private boolean inHead = true;
  private boolean expectsValue;
  private boolean afterBlank;
  private boolean afterPage;

  private LineReader(PageNumbers pages, Doubts doubts) {
    this.pages = pages;
    this.doubts = doubts;
  }

  static List<SourceLine> read(String text, Doubts doubts) {
    String[] raw = BREAK.split(text, -1);
    LineReader reader = new LineReader(new PageNumbers(raw, doubts), doubts);
    for (int i = 0; i < raw.length; i++) {
      String clean = reader.clean(raw[i], i + 1);
      for (String part : reader.parts(clean)) {
        reader.take(part, indent(raw[i]), i + 1);
      }
    }
    return SpacedNumbers.keep(AlignedTables.divide(TableOfContents.setAside(reader.lines, doubts)));
  }

  /** What stands beside each other in the head; below it a line is one thing. */
  private List<String> parts(String clean) {
    inHead &= lines.size() < MOST_HEAD_LINES && (lines.isEmpty() || !lines.getLast().isTable());
    return inHead && Zh.hasContent(clean) ? HeadParts.of(clean) : List.of(clean);
  }

  private String clean(String raw, int number) {
    String tidy = Normaliser.tidy(raw);
    if (expectsValue && PersonalData.isValue(tidy)) {
      expectsValue = false;
      doubts.add(DoubtCode.PERSONAL_DATA_REMOVED, number, "前一行");
      return "";
    }
    expectsValue = tidy.isBlank() ? expectsValue : PersonalData.endsWithLabel(tidy);
    return cells(NoiseTokens.strip(PersonalData.strip(tidy, number, doubts), number, doubts));
  }

  /** Columns before the first character; an ideographic space takes two. */
  private static int indent(String raw) {
    int columns = 0;
    for (int i = 0;
        i < raw.length() && (Character.isSpaceChar(raw.charAt(i)) || raw.charAt(i) == '\t');
        i++) {
      columns += Zh.isWide(raw.charAt(i)) ? 2 : 1;
    }
    return columns;
  }

  private void take(String tidy, int indent, int number) {
    String content = isRow(tidy) ? tidy : tidy.strip();
    String compact = Normaliser.compact(content);
    if (pages.isPage(compact, number)) {
      afterPage = true;
    } else if (Zh.hasContent(content)) {
      lines.add(new SourceLine(number, content, compact, indent, afterBlank, afterPage));
      afterBlank = false;
      afterPage = false;
    } else if (STRAY_END.matcher(compact).matches() && !lines.isEmpty() && !afterBlank) {
      lines.add(lines.removeLast().withEnd(compact));
    } else {
      afterBlank = true;
    }
  }

  /** Whether the line begins with an empty cell, which keeps the others in place. */
  private static boolean isRow(String tidy) {
    return tidy.startsWith("\t") && tidy.strip().indexOf('\t') > 0;
  }

  private static String cells(String tidy) {
    String row = tidy.strip();
    return isBarRow(row) && Zh.hasContent(row)
        ? BARS.splitAsStream(EDGE.matcher(row).replaceAll(""))
            .map(String::strip)
            .collect(Collectors.joining("\t"))
        : tidy;
  }

  /** Whether bars divide the line: drawn ones always do, typed ones where they close it in too. */
  private static boolean isBarRow(String row) {
    long bars = row.chars().filter(c -> BAR.indexOf(c) >= 0).count();
    boolean closed =
        bars >= FEWEST_BARS
            && BAR.indexOf(row.charAt(0)) >= 0
            && BAR.indexOf(row.charAt(row.length() - 1)) >= 0;
    return closed || row.chars().anyMatch(c -> DRAWN.indexOf(c) >= 0);
  }
}
