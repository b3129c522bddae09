package org.exemplar.organizations.internal;

import java.util.List;
import java.util.Optional;
import org.exemplar.spi.LocalizedText;

/**
 * What is wrong with one row.
 *
 * @param line line in the file, 1 for the header
 * @param code stable code
 * @param column name of the column, empty for the whole row
 * @param message what is wrong and what would be right
 * @param allowed what would be right instead, where that can be counted
 */
record RowError(
    int line, String code, Optional<String> column, LocalizedText message, List<String> allowed) {
  RowError(int line, String code, Optional<String> column, LocalizedText message) {
    this(line, code, column, message, List.of());
  }

  static RowError of(int line, String code, String column, String zh, String en) {
    return new RowError(line, code, Optional.of(column), new LocalizedText(zh, en));
  }

  /** The same, with what would be right instead. */
  RowError noneOf(List<String> values) {
    return new RowError(line, code, column, message, List.copyOf(values));
  }
}
