package org.exemplar.benchmarks.relevance;

/**
 * A query of a set.
 *
 * @param id what the set calls it
 * @param text what is typed, as much of it as the product takes
 * @param cut how many characters were too many
 */
public record Query(String id, String text, int cut) {
  static final int LONGEST = 500;

  static Query parse(String line) {
    JsonLine json = JsonLine.of(line);
    String id = json.id("_id", "id", "qid", "query_id");
    String whole =
        json.text("text", "query").orElseThrow(() -> JsonLine.missing("text", "query")).strip();
    if (whole.isEmpty()) {
      throw new IllegalArgumentException("the query is blank");
    }
    String text = Document.head(whole, LONGEST);
    return new Query(id, text, whole.length() - text.length());
  }
}
