package org.exemplar.search.internal;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.util.Optional;

/**
 * The days that a date means: {@code 2024-03} is a whole month, {@code 2024-03/2025-06} all from
 * March to June.
 *
 * @param first first day
 * @param last last day, inclusive
 */
record DateSpan(LocalDate first, LocalDate last) {
  private static final LocalDate END = LocalDate.of(9999, 12, 31);

  DateSpan {
    if (last.isBefore(first)) {
      throw new DateTimeException("a span ends before it begins");
    }
  }

  /** Reads a year, month, day, time or an interval of them; empty when the text is none. */
  static Optional<DateSpan> parse(String text) {
    try {
      int slash = text.indexOf('/');
      return Optional.of(
          slash < 0
              ? single(text.strip())
              : interval(text.substring(0, slash).strip(), text.substring(slash + 1).strip()));
    } catch (DateTimeException noDate) {
      return Optional.empty();
    }
  }

  private static DateSpan interval(String from, String to) {
    return new DateSpan(single(from).first(), to.isEmpty() ? END : single(to).last());
  }

  private static DateSpan single(String text) {
    if (text.length() == 4) {
      Year year = Year.parse(text);
      return new DateSpan(year.atDay(1), year.atMonth(12).atEndOfMonth());
    }
    if (text.length() == 7) {
      YearMonth month = YearMonth.parse(text);
      return new DateSpan(month.atDay(1), month.atEndOfMonth());
    }
    LocalDate day = LocalDate.parse(text.indexOf('T') == 10 ? text.substring(0, 10) : text);
    return new DateSpan(day, day);
  }
}
