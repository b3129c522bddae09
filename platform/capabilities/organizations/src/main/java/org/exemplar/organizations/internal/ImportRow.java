package org.exemplar.organizations.internal;

import java.util.List;
import java.util.Optional;

/**
 * One row of a file that was imported or tried out.
 *
 * @param line line in the file, 1 for the header
 * @param code code of the organisation, empty where the row has none that could be one
 * @param result what became of it
 * @param errorCodes codes of what is wrong with it, empty unless it is refused
 */
record ImportRow(int line, Optional<String> code, RowResult result, List<String> errorCodes) {
  ImportRow {
    errorCodes = List.copyOf(errorCodes);
  }

  /** The line as the key of a page. */
  String key() {
    return Integer.toString(line);
  }
}
