package org.exemplar.campaigns.internal.reading;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
    List<Label> labels = new ArrayList<>();
    List<Integer> starts = new ArrayList<>();
    Matcher marker = style.inline().matcher(text);
    while (marker.find()) {
      Optional<Label> label = Labels.label(style, marker, text);
      if (label.isPresent() && label.get().ordinal() == labels.size() + 1) {
        labels.add(label.get());
        starts.add(marker.start());
      }
    }
    starts.add(text.length());
    return labels.size() < 2 ? Optional.empty() : cut(text, labels, starts);
  }

  private static Optional<Enumeration> cut(String text, List<Label> labels, List<Integer> starts) {
    List<Label> items = new ArrayList<>();
    for (int i = 0; i < labels.size(); i++) {
      Label label = labels.get(i);
      String whole = text.substring(starts.get(i), starts.get(i + 1));
      String item =
          whole.substring(whole.indexOf(label.printed()) + label.printed().length()).strip();
      if (item.chars().filter(Character::isLetter).count() < FEWEST_LETTERS_OF_AN_ITEM) {
        return Optional.empty();
      }
      items.add(new Label(label.style(), label.ordinal(), label.printed(), item));
    }
    return Optional.of(new Enumeration(text.substring(0, starts.get(0)), items, starts.get(0)));
  }
}
