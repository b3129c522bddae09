package org.exemplar.campaigns.internal.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds numbers that only a space sets apart from their heading, as in 一　概况. One by itself may be
 * anything; in a series the space becomes one that stays, which makes the number a label.
 */
final class SpacedNumbers {
  private static final Pattern HAN =
      Pattern.compile("^([一二三四五六七八九十]{1,3})\\s+(?![是要至到、，.．）)\\s])(.*)");
  private static final Pattern DIGIT =
      Pattern.compile("^(\\d{1,2})\\s+(?=\\p{IsHan})(?![年月日号时分])(.*)");

  private static final Pattern ATTACHMENT =
      Pattern.compile("^((?:附件|附表|附录)\\s*[一二三四五六七八九十\\d]{1,3})\\s+([^\\s：:，。；][^：:，。；]{1,40})$");

  private SpacedNumbers() {}

  static List<SourceLine> keep(List<SourceLine> lines) {
    List<SourceLine> kept = new ArrayList<>(lines);
    kept.replaceAll(line -> line.isTable() ? line : kept(line, ATTACHMENT));
    keep(kept, HAN);
    keep(kept, DIGIT);
    return kept;
  }

  private static void keep(List<SourceLine> lines, Pattern style) {
    int before = -1;
    int expected = 0;
    for (int i = 0; i < lines.size(); i++) {
      OptionalInt ordinal = ordinal(lines.get(i), style);
      if (ordinal.isPresent()) {
        if (before >= 0 && ordinal.getAsInt() == expected) {
          lines.set(before, kept(lines.get(before), style));
          lines.set(i, kept(lines.get(i), style));
        }
        before = i;
        expected = ordinal.getAsInt() + 1;
      }
    }
  }

  private static OptionalInt ordinal(SourceLine line, Pattern style) {
    Matcher number = style.matcher(line.spaced());
    return !line.isTable() && number.matches()
        ? ChineseNumber.ordinal(String.valueOf(number.group(1)))
        : OptionalInt.empty();
  }

  private static SourceLine kept(SourceLine line, Pattern style) {
    Matcher number = style.matcher(line.spaced());
    return number.matches()
        ? line.withSpaced(number.replaceFirst("$1" + SourceLine.KEPT_SPACE + "$2"))
        : line;
  }
}
