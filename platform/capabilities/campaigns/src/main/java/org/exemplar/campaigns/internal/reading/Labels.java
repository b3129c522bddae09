package org.exemplar.campaigns.internal.reading;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Recognises the label at the start of a compact line. */
final class Labels {
  private static final int LONGEST_DIVISION_HEADING = 40;
  private static final Set<LabelStyle> ONLY_IN_OUTLINE =
      EnumSet.of(LabelStyle.BARE, LabelStyle.ROMAN, LabelStyle.LETTER, LabelStyle.PAREN_LETTER);
  private static final Pattern FIGURES = Pattern.compile("^\\d{1,3}(?!\\d)");
  private static final Pattern NUMERAL = Pattern.compile("^[一二三四五六七八九十]{1,3}");

  private Labels() {}

  /** The label of a line by itself. */
  static Optional<Label> of(String line) {
    return inOutline(line).stream()
        .findFirst()
        .filter(label -> !ONLY_IN_OUTLINE.contains(label.style()));
  }

  /** The label of a line, or what may be one in the context of an outline, likelier ones first. */
  static List<Label> inOutline(String line) {
    List<Label> labels = new ArrayList<>();
    for (LabelStyle style : LabelStyle.values()) {
      Matcher found = style.atStart().matcher(line);
      if (found.lookingAt()) {
        label(style, found, line).ifPresent(labels::add);
      }
    }
    return labels.isEmpty() || !isPlausible(labels.getFirst()) ? List.of() : labels;
  }

  private static Optional<Label> label(LabelStyle style, Matcher found, String text) {
    OptionalInt ordinal = ordinal(style, found);
    return ordinal.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Label(
                style,
                ordinal.getAsInt(),
                found.group().strip(),
                text.substring(found.end()).strip()));
  }

  /** The number that a matcher of a style has found. */
  static OptionalInt ordinal(LabelStyle style, Matcher found) {
    String number = String.valueOf(found.group(1));
    OptionalInt sign = style == LabelStyle.ROMAN ? Numerals.roman(number) : Numerals.sign(number);
    return sign.isPresent()
        ? sign
        : ChineseNumber.ordinal(number.substring(number.lastIndexOf('.') + 1));
  }

  private static boolean isPlausible(Label label) {
    if (label.style().isDivision()) {
      return label.rest().length() <= LONGEST_DIVISION_HEADING && !Zh.endsStatement(label.rest());
    }
    if (label.style() == LabelStyle.HAN || label.style() == LabelStyle.FORMAL) {
      return !continuesNumerals(label);
    }
    return !label.style().isEnumeration() || !startsEnumeration(label);
  }

  /** Whether figures follow the label directly, as in 3、4月份. */
  static boolean continuesFigures(Label label) {
    return FIGURES.matcher(label.rest()).find();
  }

  /** Whether the text reads on, as in 一、二年级. */
  private static boolean continuesNumerals(Label label) {
    Matcher numeral = NUMERAL.matcher(label.rest());
    return numeral.find()
        && ChineseNumber.read(numeral.group()).equals(OptionalInt.of(label.ordinal() + 1));
  }

  /**
   * Whether item 2 stands in the same line, so that the line is a paragraph with an enumeration.
   */
  private static boolean startsEnumeration(Label label) {
    Matcher next = label.style().inline().matcher(label.rest());
    while (label.ordinal() == 1 && next.find()) {
      int ordinal = ordinal(label.style(), next).orElse(0);
      if (ordinal == 1) {
        return false;
      }
      if (ordinal == 2) {
        return true;
      }
    }
    return false;
  }
}
