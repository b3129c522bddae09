package org.exemplar.benchmarks.relevance;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A document of a set, told as a case: what a case must have and the document has not is a dash,
 * which no analysis makes a word of.
 *
 * @param id what the set calls it
 * @param fields those of a case, without key and sector
 * @param cut how many characters no field had room for
 */
public record Document(String id, Map<String, Object> fields, int cut) {
  static final int LONGEST_TITLE = 200;
  static final int LONGEST_TEXT = 20_000;
  static final int LONGEST_WORD = 100;
  static final int MOST_KEYWORDS = 50;

  private static final String NOTHING = "—";
  private static final String TITLE = "title";
  private static final String PRACTICE = "practice";
  private static final String KEYWORDS = "keywords";
  private static final String PLACE = "place";
  private static final List<String> REQUIRED = List.of(TITLE, "background", PRACTICE, "results");

  /** Where a text stands, and what it goes on in when it is too long. */
  private static final List<String> TEXTS =
      List.of(PRACTICE, "results", "discussion", "background");

  private static final String[] ID = {"_id", "id", "docid", "pid"};
  private static final String[] TEXT = {"text", "contents", "content", "body", "passage"};

  /** Reads one line. */
  static Document parse(String line) {
    JsonLine json = JsonLine.of(line);
    String id = json.id(ID);
    Optional<String> text = json.text(TEXT);
    if (text.isEmpty() && TEXTS.stream().allMatch(name -> json.text(name).isEmpty())) {
      throw JsonLine.missing(Stream.concat(Stream.of(TEXT), TEXTS.stream()).toArray(String[]::new));
    }
    return new Filling(json, text.orElse("")).document(id);
  }

  /** The same with all texts changed. */
  Document in(UnaryOperator<String> script) {
    Map<String, Object> changed = new LinkedHashMap<>();
    fields.forEach(
        (name, value) ->
            changed.put(
                name,
                value instanceof List<?> list
                    ? list.stream().map(Object::toString).map(script).toList()
                    : script.apply(value.toString())));
    return new Document(id, changed, cut);
  }

  /** Whether there is nothing in it that could be found. */
  public boolean isBlank() {
    return text().isEmpty();
  }

  /** All that it says, as one text, for a search that knows no fields. */
  public String text() {
    return fields.values().stream()
        .flatMap(value -> value instanceof List<?> list ? list.stream() : Stream.of(value))
        .map(Object::toString)
        .filter(value -> !value.equals(NOTHING))
        .collect(Collectors.joining("\n"));
  }

  /** The beginning of a text, at most so long; no character is cut in two. */
  static String head(String text, int longest) {
    if (text.length() <= longest) {
      return text;
    }
    return text.substring(
        0, Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest);
  }

  /** Fills the fields of a case, counting what does not fit. */
  private static final class Filling {
    private final Map<String, Object> fields = new LinkedHashMap<>();
    private int cut;

    Filling(JsonLine json, String text) {
      String title = clean(json.text(TITLE).orElse(""));
      String shortTitle = head(title, LONGEST_TITLE);
      put(TITLE, shortTitle);
      TEXTS.stream()
          .filter(name -> !name.equals(PRACTICE))
          .forEach(name -> put(name, cut(clean(json.text(name).orElse("")), LONGEST_TEXT)));
      pour(
          Stream.of(title.substring(shortTitle.length()), json.text(PRACTICE).orElse(""), text)
              .map(Filling::clean)
              .filter(part -> !part.isEmpty())
              .collect(Collectors.joining("\n")));
      keywords(json.texts(KEYWORDS));
      put(PLACE, cut(clean(json.text(PLACE).orElse("")), LONGEST_WORD));
      REQUIRED.forEach(name -> fields.putIfAbsent(name, NOTHING));
    }

    Document document(String id) {
      return new Document(id, fields, cut);
    }

    private static String clean(String text) {
      return text.replace('\0', ' ').strip();
    }

    private void put(String name, String text) {
      if (!text.isEmpty()) {
        fields.put(name, text);
      }
    }

    private String cut(String text, int longest) {
      String head = head(text, longest);
      cut += text.length() - head.length();
      return head;
    }

    /** Puts a text into the fields that are free, one after the other. */
    private void pour(String text) {
      String rest = text;
      for (String name : TEXTS) {
        if (!fields.containsKey(name)) {
          String head = head(rest, LONGEST_TEXT);
          put(name, head.isBlank() ? "" : head);
          rest = rest.substring(head.length());
        }
      }
      cut += rest.length();
    }

    private void keywords(List<String> words) {
      List<String> filled =
          words.stream().map(Filling::clean).filter(word -> !word.isEmpty()).toList();
      List<String> kept =
          filled.stream().limit(MOST_KEYWORDS).map(word -> cut(word, LONGEST_WORD)).toList();
      cut += filled.stream().skip(MOST_KEYWORDS).mapToInt(String::length).sum();
      if (!kept.isEmpty()) {
        fields.put(KEYWORDS, kept);
      }
    }
  }
}
