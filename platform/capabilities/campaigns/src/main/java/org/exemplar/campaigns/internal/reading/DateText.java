package org.exemplar.campaigns.internal.reading;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the dates of official documents: Arabic, or Chinese with any of the signs for zero. */
final class DateText {
  private static final int FIRST_YEAR = 1800;
  private static final String ZERO = "〇○◯ＯOoΟοОо零0";
  private static final String YEAR =
      "(?:1[89]|20)\\d{2}|[一二" + ZERO + "][" + ZERO + "一二三四五六七八九]{3}";
  private static final String MONTH = "\\d{1,2}|[元正一二三四五六七八九十]{1,2}";
  private static final String DAY = "\\d{1,2}|[一二三四五六七八九十廿卅]{1,3}";

  /** A date to the day, for use inside other patterns (three groups are not captured). */
  static final String FULL =
      "(?:(?:" + YEAR + ")[年.\\-/](?:" + MONTH + ")[月.\\-/](?:" + DAY + ")(?:日|号|(?![\\d年月])))";

  /** A year and a month. */
  static final String PARTIAL = "(?:(?:" + YEAR + ")年(?:" + MONTH + ")月)";

  private static final Pattern PARTS =
      Pattern.compile("(" + YEAR + ")[年.\\-/](" + MONTH + ")[月.\\-/](" + DAY + ")");

  private static final Pattern WHOLE = Pattern.compile(FULL);

  private DateText() {}

  /** The dates to the day that stand in a compact text, as printed. */
  static List<String> all(String text) {
    return WHOLE.matcher(text).results().map(MatchResult::group).toList();
  }

  /** The first date in a compact text; empty if there is none or it does not exist. */
  static Optional<LocalDate> first(String text) {
    Matcher parts = PARTS.matcher(text);
    if (!parts.find()) {
      return Optional.empty();
    }
    OptionalInt month = month(parts.group(2));
    OptionalInt day = ChineseNumber.ordinal(parts.group(3));
    if (month.isEmpty() || day.isEmpty() || month.getAsInt() > 12) {
      return Optional.empty();
    }
    if (month.getAsInt() < 1 || year(parts.group(1)) < FIRST_YEAR) {
      return Optional.empty();
    }
    YearMonth yearMonth = YearMonth.of(year(parts.group(1)), month.getAsInt());
    return yearMonth.isValidDay(day.getAsInt())
        ? Optional.of(yearMonth.atDay(day.getAsInt()))
        : Optional.empty();
  }

  private static OptionalInt month(String text) {
    return text.equals("元") || text.equals("正") ? OptionalInt.of(1) : ChineseNumber.ordinal(text);
  }

  private static int year(String text) {
    int year = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int digit = ZERO.indexOf(c) >= 0 ? 0 : ChineseNumber.DIGITS.indexOf(c);
      year = year * 10 + (digit < 0 ? c - '0' : digit);
    }
    return year;
  }
}
