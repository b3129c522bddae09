package org.exemplar.spi.programme;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Optional;
import org.exemplar.spi.LocalizedText;

/**
 * An event that moments refer to: one that comes every year, one on a known day, or one whose day
 * is still open.
 *
 * @param code kebab-case, unique in its plugin
 * @param name its name
 * @param yearly the day on which it comes every year
 * @param date its day
 */
public record ProgrammeEvent(
    String code, LocalizedText name, Optional<MonthDay> yearly, Optional<LocalDate> date) {
  public ProgrammeEvent {
    Check.code(code);
    Check.require(yearly.isEmpty() || date.isEmpty(), code + " comes every year or once");
  }

  /** Whether nobody knows its day yet. */
  public boolean isOpen() {
    return yearly.isEmpty() && date.isEmpty();
  }
}
