package org.exemplar.campaigns.internal.reading;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The heading of a clause and the text after it.
 *
 * @param heading the heading, or nothing
 * @param text the text after it
 */
record Heading(Optional<String> heading, String text) {
  private static final int LONGEST_SECTION = 60;
  private static final int LONGEST_CLAUSE = 40;
  private static final int LONGEST_ITEM = 20;
  private static final int LONGEST_INLINE_ITEM = 16;
  private static final int SHORTEST_BODY = 8;

  private static final Pattern BRACKETED =
      Pattern.compile("^【([^】]{1,30})】|^[（(]([\\p{IsHan}、]{2,20})[）)]");
  private static final Pattern COLON = Pattern.compile("^([\\p{IsHan}、]{2,10})[：:](?=.{4})");
  private static final Pattern LEAD_IN = Pattern.compile("如下|以下|下列|包括|做到|要求是|即$|分别|原则上|是$|为$|有$");
  private static final Pattern STATEMENT = Pattern.compile("^由|\\d|；|;|[，,].*[，,]");
  private static final Pattern OBLIGATION =
      Pattern.compile("应当|必须|不得|可以|.(?<![主重需纲简扼必摘])要(?![点素求务闻])");

  /** Divides the text after a label that stands at the start of a line. */
  static Heading of(Label label) {
    LabelStyle style = label.style();
    String rest = label.rest();
    if (style.isDivision()) {
      return new Heading(Optional.of(rest).filter(Zh::hasContent), "");
    }
    if (style == LabelStyle.ARTICLE) {
      return ofArticle(rest);
    }
    int longest =
        style.compareTo(LabelStyle.HAN) <= 0
            ? LONGEST_SECTION
            : style.compareTo(LabelStyle.DEEP_DECIMAL) <= 0 ? LONGEST_CLAUSE : LONGEST_ITEM;
    return ofClause(rest, longest);
  }

  /** Divides the text of an item of an enumeration; only 一是 and its kin have headings there. */
  static Heading ofItem(Label label) {
    return label.style() == LabelStyle.IS || label.style() == LabelStyle.COMMA
        ? firstSentence(label.rest(), LONGEST_INLINE_ITEM, 0).orElseGet(() -> none(label.rest()))
        : none(label.rest());
  }

  /**
   * The heading that a sentence becomes when labelled clauses, or only paragraphs, follow below.
   */
  static Optional<String> overChildren(String text, boolean labelled) {
    String heading = withoutEnd(text);
    boolean leadsIn =
        Zh.endsWithOneOf(text, "：:")
            && (LEAD_IN.matcher(heading).find() || OBLIGATION.matcher(heading).find());
    boolean fits =
        labelled
            ? heading.length() <= LONGEST_SECTION
            : heading.length() <= LONGEST_ITEM && !STATEMENT.matcher(heading).find();
    return fits && !heading.contains("。") && !leadsIn
        ? Optional.of(heading).filter(Zh::hasContent)
        : Optional.empty();
  }

  static Heading none(String text) {
    return new Heading(Optional.empty(), text);
  }

  private static Heading ofArticle(String rest) {
    Matcher bracketed = BRACKETED.matcher(rest);
    if (!bracketed.find()) {
      return none(rest);
    }
    String heading = bracketed.group().substring(1, bracketed.end() - 1);
    return new Heading(Optional.of(heading), rest.substring(bracketed.end()).strip());
  }

  private static Heading ofClause(String rest, int longest) {
    if (!rest.contains("。") && rest.length() <= longest && !Zh.endsWithOneOf(rest, "；;，,！!？?")) {
      Optional<Heading> named = beforeColon(rest);
      return named.orElseGet(
          () -> new Heading(Optional.of(withoutEnd(rest)).filter(Zh::hasContent), ""));
    }
    return firstSentence(rest, longest, longest == LONGEST_ITEM ? 1 : 2)
        .or(() -> beforeColon(rest))
        .orElseGet(() -> none(rest));
  }

  private static Optional<Heading> firstSentence(String text, int longest, int commas) {
    int end = text.indexOf('。');
    if (end < 1 || end > longest || text.length() - end - 1 < SHORTEST_BODY) {
      return Optional.empty();
    }
    String sentence = text.substring(0, end);
    boolean plain =
        Zh.openBrackets(sentence) == 0
            && sentence.chars().filter(c -> "，,；;".indexOf(c) >= 0).count() <= commas
            && "：:".chars().allMatch(c -> sentence.indexOf(c) < 0)
            && !OBLIGATION.matcher(sentence).find();
    return plain
        ? Optional.of(new Heading(Optional.of(sentence), text.substring(end + 1).strip()))
        : Optional.empty();
  }

  private static Optional<Heading> beforeColon(String text) {
    Matcher colon = COLON.matcher(text);
    return colon.find() && !LEAD_IN.matcher(colon.group(1)).find()
        ? Optional.of(new Heading(Optional.of(colon.group(1)), text.substring(colon.end()).strip()))
        : Optional.empty();
  }

  private static String withoutEnd(String text) {
    return Zh.endsWithOneOf(text, "。：:") ? text.substring(0, text.length() - 1) : text;
  }
}
