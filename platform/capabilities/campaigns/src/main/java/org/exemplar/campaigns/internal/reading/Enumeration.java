package org.exemplar.campaigns.internal.reading;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;

/**
 * An enumeration inside a paragraph, such as (1)…(2)… or 一是…二是…
 *
 * @param lead the text before its first item
 * @param items its items, at least two
 * @param start where the first item stands
 */
record Enumeration(String lead, List<Label> items, int start) {
  private static final int FEWEST_LETTERS_OF_AN_ITEM = 2;

  /** The enumeration that begins first in a compact text, in a style that is not used above it. */
  static Optional<Enumeration> in(String text, Set<LabelStyle> used) {
    return EnumSet.range(LabelStyle.PAREN_HAN, LabelStyle.COMMA).stream()
        .filter(style -> style.isEnumeration() && !used.contains(style))
        .flatMap(style -> in(text, style).stream())
        .min(Comparator.comparingInt(Enumeration::start));
  }

  private static Optional<Enumeration> in(String text, LabelStyle style) {
    List<MatchResult> marks = new ArrayList<>();
    Matcher marker = style.inline().matcher(text);
    while (marker.find()) {
      if (Labels.ordinal(style, marker).equals(OptionalInt.of(marks.size() + 1))) {
        marks.add(marker.toMatchResult());
      }
    }
    return marks.size() < 2 ? Optional.empty() : cut(text, style, marks);
  }

  private static Optional<Enumeration> cut(String text, LabelStyle style, List<MatchResult> marks) {
    List<Label> items = new ArrayList<>();
    for (int i = 0; i < marks.size(); i++) {
      MatchResult mark = marks.get(i);
      int end = i + 1 < marks.size() ? marks.get(i + 1).start() : text.length();
      String item = text.substring(mark.end(), end).strip();
      if (item.chars().filter(Character::isLetter).count() < FEWEST_LETTERS_OF_AN_ITEM) {
        return Optional.empty();
      }
      items.add(new Label(style, i + 1, mark.group(), item));
    }
    int start = marks.getFirst().start();
    return Optional.of(new Enumeration(text.substring(0, start), items, start));
  }
}
