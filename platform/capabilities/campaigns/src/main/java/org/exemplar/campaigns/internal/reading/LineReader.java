package org.exemplar.campaigns.internal.reading;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Turns a text into its lines with content: no layout, no noise, no personal data. */
final class LineReader {
  private static final Pattern BREAK = Pattern.compile("\\r\\n|[\\n\\r\\x0B\\x85\\u2028\\u2029]");
  private static final String DASH = "[-—–－―·•]{1,3}";
  private static final Pattern PAGE =
      Pattern.compile(
          DASH + "\\s?\\d{1,4}\\s?" + DASH + "|第\\d{1,4}页(?:[,，/]?共\\d{1,4}页)?|\\d{1,4}/\\d{1,4}");
  private static final Pattern BARE_NUMBER = Pattern.compile("\\d{1,3}");
  private static final Pattern STRAY_END = Pattern.compile("[。，；：！？、”）》]{1,3}");
  private static final Pattern PIPE_ROW = Pattern.compile("\\|(?:[^|]*\\|){2,}");

  private final Doubts doubts;
  private final List<SourceLine> lines = new ArrayList<>();
  private boolean expectsValue;
  private boolean afterBlank;
  private boolean afterPage;

  private LineReader(Doubts doubts) {
    this.doubts = doubts;
  }

  static List<SourceLine> read(String text, Doubts doubts) {
    LineReader reader = new LineReader(doubts);
    String[] raw = BREAK.split(text, -1);
    for (int i = 0; i < raw.length; i++) {
      reader.take(reader.clean(raw[i], i + 1), indent(raw[i]), i + 1);
    }
    return reader.lines;
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
    String content = tidy.strip();
    String compact = Normaliser.compact(content);
    if (isPage(compact, number)) {
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

  private boolean isPage(String compact, int number) {
    if (BARE_NUMBER.matcher(compact).matches()) {
      doubts.add(DoubtCode.PAGE_NUMBER_SUSPECTED, number, compact);
      return true;
    }
    return PAGE.matcher(compact).matches();
  }

  private static String cells(String tidy) {
    String row = tidy.strip();
    return PIPE_ROW.matcher(row).matches() && Zh.hasContent(row)
        ? Arrays.stream(row.substring(1).split("\\|"))
            .map(String::strip)
            .collect(Collectors.joining("\t"))
        : tidy;
  }
}
