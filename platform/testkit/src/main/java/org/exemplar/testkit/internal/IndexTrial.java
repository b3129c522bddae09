package org.exemplar.testkit.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.exemplar.spi.IndexField;
import org.exemplar.spi.SearchIndex;
import org.exemplar.testkit.GraphQl;

/** Asks one index for a document that it holds. */
record IndexTrial(
    GraphQl platform,
    String root,
    SearchIndex index,
    Map<String, Object> values,
    Duration patience,
    Findings findings) {
  private static final int LOOK_MILLIS = 50;

  void all() throws InterruptedException {
    boolean hasText =
        index.fields().stream()
            .anyMatch(f -> String.valueOf(values.get(f.from())).contains(SampleDocument.WORD));
    String text = hasText ? SampleDocument.WORD : "";
    if (!found(text, Map.of(), true)) {
      findings.add(
          "INDEX_FINDS_NOTHING",
          index.id() + " 在 " + patience.toSeconds() + " 秒内没有查到收录的文档；请核对 where 和各字段的 from",
          index.id()
              + " did not find the document within "
              + patience.toSeconds()
              + " s; look at where and from");
      return;
    }
    expect("text", "zzqqxx", Map.of(), false);
    for (IndexField field : index.fields()) {
      Optional.ofNullable(values.get(field.from())).ifPresent(value -> field(field, value));
    }
  }

  private boolean found(String text, Map<String, ?> filter, boolean patiently)
      throws InterruptedException {
    long late = System.nanoTime() + patience.toNanos();
    while (count(text, filter) == 0) {
      if (!patiently || System.nanoTime() > late) {
        return false;
      }
      Thread.sleep(LOOK_MILLIS);
    }
    return true;
  }

  private int count(String text, Map<String, ?> filter) {
    return ask("totalCount", text, filter).path("totalCount").asInt();
  }

  private JsonNode ask(String what, String text, Map<String, ?> filter) {
    String search = "search" + Naming.pascal(index.id());
    String type = Naming.pascal(root) + Naming.pascal(index.id()) + "Filter";
    JsonNode answer =
        platform.answer(
            "query($t: String, $f: %s) {%s {%s(text: $t, filter: $f) {%s}}}"
                .formatted(type, root, search, what),
            text.isEmpty() ? Map.of("f", filter) : Map.of("t", text, "f", filter));
    JsonNode found = answer.path("data").path(root).path(search);
    if (!found.isObject()) {
      findings.add(
          "INDEX_REFUSES",
          index.id() + " 不回答：" + answer,
          index.id() + " does not answer: " + answer);
    }
    return found;
  }

  private void expect(String field, String text, Map<String, ?> filter, boolean some) {
    boolean any = count(text, filter) > 0;
    if (any != some) {
      findings.add(
          "FILTER_WRONG",
          "%s 的 %s：条件 %s %s 应%s查到文档".formatted(index.id(), field, text, filter, some ? "" : "不"),
          "%s, %s: %s %s should find %s"
              .formatted(index.id(), field, text, filter, some ? "the document" : "nothing"));
    }
  }

  private void field(IndexField field, Object value) {
    Object one = value instanceof List<?> list ? list.getFirst() : value;
    String name = field.name();
    switch (field.type()) {
      case KEYWORD -> {
        expect(name, "", Map.of(name, List.of(one)), true);
        expect(name, "", Map.of(name, List.of("zzqqxx")), false);
      }
      case BOOLEAN -> {
        expect(name, "", Map.of(name, one), true);
        expect(name, "", Map.of(name, !Boolean.TRUE.equals(one)), false);
      }
      case DATE -> {
        expect(name, "", Map.of(name, Map.of("from", one)), true);
        expect(name, "", Map.of(name, Map.of("below", one)), false);
      }
      case NUMBER -> number(field, ((Number) one).doubleValue());
      case TEXT -> expect(name, SampleDocument.WORD, Map.of(), true);
    }
    if (field.facet()) {
      facet(field, one);
    }
  }

  private void number(IndexField field, double value) {
    String name = field.name();
    expect(name, "", Map.of(name, Map.of("from", value)), true);
    expect(name, "", Map.of(name, Map.of("below", value)), false);
    field
        .ranges()
        .forEach(
            range ->
                expect(
                    name, "", Map.of(name + "In", List.of(range.code())), range.contains(value)));
  }

  private void facet(IndexField field, Object value) {
    List<String> wanted =
        field.ranges().isEmpty()
            ? List.of(String.valueOf(value))
            : field.ranges().stream()
                .filter(range -> range.contains(((Number) value).doubleValue()))
                .map(range -> range.code())
                .toList();
    JsonNode counted =
        ask("facets {" + field.name() + " {value count}}", "", Map.of())
            .path("facets")
            .path(field.name());
    for (String code : wanted) {
      boolean there = false;
      for (JsonNode each : counted) {
        there |= each.path("value").asText().equals(code) && each.path("count").asInt() > 0;
      }
      if (!there) {
        findings.add(
            "FACET_WRONG",
            index.id() + " 的分面 " + field.name() + " 没有计入 " + code + "：" + counted,
            "the facet " + field.name() + " of " + index.id() + " lacks " + code + ": " + counted);
      }
    }
  }
}
