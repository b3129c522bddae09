package org.exemplar.campaigns.internal.reading;

import java.util.List;
import java.util.regex.Pattern;

/** The text of a paragraph: spaces that set something apart stay, stray ones go. */
final class ParagraphText {
  private static final int LONGEST_CLOSING = 50;
  private static final int FIGURES_OF_A_ROW = 2;
  private static final Pattern CLOSING =
      Pattern.compile(
          "^(?:特此(?:通知|报告|函复|批复|通报|公告|通告|函告|函达|说明|请示|决定)|[妥当]否|此[复函]|专此"
              + "|以上(?:意见|报告|请示|通知|方案|规定).{0,16}(?:批|请|审)).*");
  private static final Pattern STRETCHED =
      Pattern.compile("(?<!\\S)(\\p{IsHan}) (?=\\p{IsHan}(?:[：:\\s]|$))");
  private static final Pattern PROSE = Pattern.compile("[，。；,;]");

  private ParagraphText() {}

  /** The text; gaps of a line that is no prose, such as one of names or figures, stay. */
  static String of(Line line) {
    if (PROSE.matcher(line.text()).find()) {
      return line.text();
    }
    SourceLine source = line.source();
    boolean words = source.words().stream().allMatch(word -> word.length() > 1);
    boolean row = words || AlignedTables.figures(source) >= FIGURES_OF_A_ROW;
    List<String> parts = row ? source.words() : source.columns();
    return STRETCHED
        .matcher(String.join(" ", parts))
        .replaceAll("$1")
        .replace(SourceLine.KEPT_SPACE, ' ');
  }

  /** Whether the paragraph is a formula that closes the whole document. */
  static boolean closes(Line line) {
    return line.text().length() <= LONGEST_CLOSING && CLOSING.matcher(line.text()).matches();
  }
}
