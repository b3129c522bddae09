package org.exemplar.spi.programme;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import org.exemplar.spi.LocalizedText;

/** When something is to be: as exactly as the document says, and no more. */
public sealed interface Moment {
  /** On a day. */
  record Day(LocalDate date) implements Moment {}

  /**
   * In a month.
   *
   * @param part in which part of it; empty where the document does not say
   */
  record Month(YearMonth month, Optional<MonthPart> part) implements Moment {}

  /**
   * At an event.
   *
   * @param event plugin and code, such as {@code core/founding-day}
   * @param side where beside it
   * @param year which one, of an event that comes every year
   */
  record Event(String event, EventSide side, Optional<Integer> year) implements Moment {}

  /**
   * In the document's own words, such as 适时: whoever uses the template sets a limit.
   *
   * @param words the words
   */
  record Words(LocalizedText words) implements Moment {}
}
