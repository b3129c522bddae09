package org.exemplar.benchmarks;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Figures as a table.
 *
 * @param title heading
 * @param header names of the columns
 * @param rows cells, as many in each row as the header has
 * @param note what was done, for who repeats it
 */
record Table(String title, List<String> header, List<List<String>> rows, String note) {
  /** The table in Markdown. */
  String markdown() {
    String line = row(header) + row(header.stream().map(name -> "---").toList());
    String body = rows.stream().map(Table::row).collect(Collectors.joining());
    return "### " + title + "\n\n" + line + body + "\n" + note + "\n";
  }

  private static String row(List<String> cells) {
    return cells.stream().collect(Collectors.joining(" | ", "| ", " |\n"));
  }
}
