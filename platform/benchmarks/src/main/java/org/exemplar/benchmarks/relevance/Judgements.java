package org.exemplar.benchmarks.relevance;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Who is relevant to what.
 *
 * @param grades by query and document; what is not judged is not relevant
 */
public record Judgements(Map<String, Map<String, Integer>> grades) {
  static final int HIGHEST = 20;

  private static final int COLUMNS = 3;
  private static final int COLUMNS_OF_TREC = 4;

  static Judgements read(Path file) throws IOException {
    Map<String, Map<String, Integer>> grades = new LinkedHashMap<>();
    Lines.read(file, (number, line) -> add(grades, columns(line), number == 1));
    return new Judgements(grades);
  }

  /** The judgements of one query, of which none need be positive. */
  public Map<String, Integer> of(String query) {
    return grades.getOrDefault(query, Map.of());
  }

  /** Whether anything is relevant to a query. */
  public boolean isJudged(String query) {
    return of(query).values().stream().anyMatch(grade -> grade > 0);
  }

  /** How many queries are judged that nobody asks. */
  public long unknownQueries(Set<String> known) {
    return grades.keySet().stream().filter(query -> !known.contains(query)).count();
  }

  /** How many judgements are of documents that are not there; those relevant count as missed. */
  public long unknownDocuments(Set<String> known) {
    return grades.values().stream()
        .flatMap(each -> each.keySet().stream())
        .filter(document -> !known.contains(document))
        .count();
  }

  private static String[] columns(String line) {
    String[] columns =
        line.indexOf('\t') >= 0 ? line.strip().split("\t") : line.strip().split("\\s+");
    return switch (columns.length) {
      case COLUMNS -> columns;
      case COLUMNS_OF_TREC -> new String[] {columns[0], columns[2], columns[3]};
      default ->
          throw new IllegalArgumentException(
              "has " + columns.length + " columns, neither query, document, grade nor TREC's four");
    };
  }

  private static void add(
      Map<String, Map<String, Integer>> grades, String[] columns, boolean first) {
    String grade = columns[2].strip();
    if (!grade.matches("[+-]?\\d{1,9}")) {
      if (first) {
        return;
      }
      throw new IllegalArgumentException("the grade " + grade + " is no whole number");
    }
    int number = Integer.parseInt(grade);
    if (number > HIGHEST) {
      throw new IllegalArgumentException("the grade " + grade + " is above " + HIGHEST);
    }
    Integer before =
        grades
            .computeIfAbsent(columns[0].strip(), query -> new LinkedHashMap<>())
            .putIfAbsent(columns[1].strip(), number);
    if (before != null && before != number) {
      throw new IllegalArgumentException(
          "judges " + columns[1] + " for " + columns[0] + " once more, and otherwise");
    }
  }
}
