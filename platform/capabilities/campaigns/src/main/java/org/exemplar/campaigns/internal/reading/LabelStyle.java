package org.exemplar.campaigns.internal.reading;

import java.util.regex.Pattern;

/** The styles of labels in an outline, from the one that usually stands highest to the lowest. */
enum LabelStyle {
  PART("第([\\d零〇一二三四五六七八九十百]{1,6})(?:编|篇|部分(?![是为由及和与内的之]))"),
  CHAPTER("第([\\d零〇一二三四五六七八九十百]{1,6})章"),
  SECTION("第([\\d零〇一二三四五六七八九十百]{1,6})节"),
  ARTICLE(
      "第([\\d零〇一二三四五六七八九十百]{1,6})条[：:]?(?!规定|所[称列述指]|的|、|和|至|第|款|中|之|以[上下内外]|及|与|或|到|，|,|[一二三四五六七八九十]款)"),
  FORMAL("([壹贰叁肆伍陆柒捌玖拾]{1,3})[、.．]"),
  HAN("([一二三四五六七八九十百]{1,4})(?:[、\\u2002]|[.．](?![一二三四五六七八九十]))"),
  PAREN_HAN("[（(]([一二三四五六七八九十百]{1,4})[）)][、.．]?"),
  DIGIT("(\\d{1,3})(?:[.．](?=\\d{4}年|(?!\\d))|[、\\u2002])"),
  BARE("(\\d{1,2})(?=[\\p{IsHan}、]{2,14}$)(?![万亿元倍米吨个人次年月日公平千百号名项家户条届周天小分点所座类种批届])"),
  DECIMAL("(\\d{1,2}\\.\\d{1,2})[.．、]?(?=\\p{IsHan})(?![万亿元倍米吨个人次年月日公平千百号名项家户])"),
  DEEP_DECIMAL("(\\d{1,2}\\.\\d{1,2}\\.\\d{1,2})[.．、]?(?=\\p{IsHan})(?![年月日前])"),
  PAREN_DIGIT("[（(](\\d{1,2})[）)][、.．]?"),
  HALF_PAREN("(\\d{1,2}|[一二三四五六七八九十]{1,3})[）)]"),
  ROMAN("([Ⅰ-Ⅹ]|[IVX]{1,4})[.．、]"),
  LETTER("([A-Za-z])(?:[.．、](?![A-Za-z])|[)）])"),
  PAREN_LETTER("[（(]([A-Za-z])[)）]"),
  CIRCLED("([①-⑳❶-❿➀-➉➊-➓])"),
  IS("([一二三四五六七八九十]{1,2})[是要]"),
  COMMA("第([一二三四五六七八九十]{1,2})[，,、：:](?!第)");

  private final Pattern atStart;
  private final Pattern inline;

  LabelStyle(String label) {
    atStart = Pattern.compile(label);
    inline = Pattern.compile("(?:^|(?<=[。：:；;，,）)”！!？?]))" + label);
  }

  /** Finds the label at the start of a line. */
  Pattern atStart() {
    return atStart;
  }

  /** Finds labels inside a paragraph, after punctuation. */
  Pattern inline() {
    return inline;
  }

  /** Whether a clause of this style never stands below one of the other style. */
  boolean closes(LabelStyle other) {
    boolean opensSection = compareTo(SECTION) <= 0 || this == HAN || this == FORMAL;
    boolean parted = other == DECIMAL || other == DEEP_DECIMAL;
    return compareTo(other) < 0 && (opensSection || (parted && (this == BARE || this == DIGIT)));
  }

  /** Whether the style numbers items of a list, often inside one paragraph. */
  boolean isEnumeration() {
    return compareTo(HAN) > 0 && this != BARE && this != DECIMAL && this != DEEP_DECIMAL;
  }

  /** Whether a label of the style is one only in a series: by itself it is a word or a name. */
  boolean needsSeries() {
    return this == ROMAN || this == LETTER || this == PAREN_LETTER || this == IS || this == COMMA;
  }

  /** Whether the style stands for divisions whose whole line is a heading. */
  boolean isDivision() {
    return compareTo(SECTION) <= 0;
  }

  /** Whether the number after the label runs on through the whole document. */
  boolean runsOn() {
    return this == ARTICLE;
  }
}
