package org.exemplar.organizations.internal;

import java.util.Optional;
import org.exemplar.spi.LocalizedText;

/**
 * What is wrong with one row.
 *
 * @param line line in the file, 1 for the header
 * @param code stable code
 * @param column name of the column, empty for the whole row
 * @param message what is wrong and what would be right
 */
record RowError(int line, String code, Optional<String> column, LocalizedText message) {
  static RowError of(int line, String code, String column, String zh, String en) {
    return new RowError(line, code, Optional.of(column), new LocalizedText(zh, en));
  }
}
