package org.exemplar.testkit.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.exemplar.spi.Language;
import org.exemplar.spi.Plugin;
import org.exemplar.testkit.ContractOutcome;

/** Whether each part can be asked for, and has its texts in Chinese and in English. */
record TextLook(Bench bench) implements Checks.Look {
  private static final String ZH = "_zh";
  private static final String EN = "_en";

  @Override
  public ContractOutcome look() {
    bench.installed();
    Subject subject = bench.subject();
    JsonNode shown =
        bench.data(
            "query($id: ID!, $p: String!) {"
                + owner("sector")
                + owner("locality")
                + "criteriaSets(filter: {plugin: $p}) {code "
                + texts("name", "theme")
                + " dimensions {code "
                + texts("name")
                + "} items {code "
                + texts("text")
                + "}} programmeTemplates(plugin: $p) {code "
                + texts("name", "objective")
                + "} carriers(plugin: $p) {code "
                + texts("name")
                + "} guidance(plugin: $p) {code "
                + texts("guides")
                + "} }",
            Map.of("id", subject.id(), "p", subject.id()));
    Findings findings = new Findings();
    int texts = walk(shown, subject.id(), findings);
    JsonNode own = shown.path(subject.isLocality() ? "locality" : "sector");
    subject.declared().ifPresent(plugin -> parts(plugin, own, shown, findings));
    subject.declared().ifPresent(plugin -> messages(plugin, findings));
    return findings.outcome(texts + " 处文字中英文齐全", texts + " texts stand in both languages");
  }

  private static String owner(String kind) {
    return kind
        + "(id: $id) {"
        + texts("name", "description")
        + " organizationTypes {code "
        + texts("name", "description")
        + " attributes {code "
        + texts("name")
        + " values {code "
        + texts("name")
        + "}}} forms {id "
        + texts("title", "description")
        + " layout {"
        + texts("title")
        + "} fields {name "
        + texts("title")
        + " fields {name "
        + texts("title")
        + "} values {code "
        + texts("name")
        + "}}} searchIndexes {id "
        + texts("title")
        + "} glossary {term "
        + texts("meaning")
        + "}} ";
  }

  private static String texts(String... names) {
    return Stream.of(names)
        .map(name -> "%1$s_zh: %1$s(language: ZH) %1$s_en: %1$s(language: EN)".formatted(name))
        .collect(Collectors.joining(" "));
  }

  /** Both are there, or neither where there need be none; how many there were. */
  static int walk(JsonNode node, String place, Findings findings) {
    int texts = 0;
    int index = 0;
    for (JsonNode item : node.isArray() ? node : Set.<JsonNode>of()) {
      texts += walk(item, place + "/" + label(item, index++), findings);
    }
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      String name = field.getKey();
      if (name.endsWith(ZH)) {
        JsonNode en = node.path(name.replace(ZH, EN));
        boolean none = field.getValue().isNull() && en.isNull();
        if (!none && (isBlank(field.getValue()) || isBlank(en))) {
          findings.add(
              "TEXT_MISSING",
              place + " 的 " + name.replace(ZH, "") + " 缺少中文或英文",
              place + " lacks its " + name.replace(ZH, "") + " in Chinese or in English");
        }
        texts++;
      } else if (!name.endsWith(EN)) {
        texts += walk(field.getValue(), place + "/" + name, findings);
      }
    }
    return texts;
  }

  private static String label(JsonNode item, int index) {
    for (String key : new String[] {"code", "id", "term", "name"}) {
      if (item.path(key).isTextual()) {
        return item.path(key).asText();
      }
    }
    return Integer.toString(index);
  }

  private static boolean isBlank(JsonNode text) {
    return text.asText("").isBlank() || text.isNull();
  }

  private static void parts(Plugin plugin, JsonNode own, JsonNode shown, Findings findings) {
    there("organizationTypes", "code", plugin.organizationTypes(), t -> t.code(), own, findings);
    there("forms", "id", plugin.forms(), form -> form.id(), own, findings);
    there(
        "searchIndexes",
        "id",
        plugin.searchIndexes(),
        index -> plugin.descriptor().id() + "/" + index.id(),
        own,
        findings);
    there("glossary", "term", plugin.glossary(), term -> term.term(), own, findings);
    there("criteriaSets", "code", plugin.criteriaSets(), set -> set.code(), shown, findings);
    there("carriers", "code", plugin.carriers(), carrier -> carrier.code(), shown, findings);
    there("guidance", "code", plugin.guidance(), each -> each.code(), shown, findings);
    there(
        "programmeTemplates", "code", plugin.programmeTemplates(), t -> t.code(), shown, findings);
  }

  private static <T> void there(
      String list,
      String key,
      Iterable<T> declared,
      Function<T, String> code,
      JsonNode shown,
      Findings findings) {
    Set<String> known = new HashSet<>();
    shown.path(list).forEach(each -> known.add(each.path(key).asText()));
    for (T each : declared) {
      if (!known.contains(code.apply(each))) {
        findings.add(
            "PART_NOT_SHOWN",
            list + " 中查不到 " + code.apply(each),
            code.apply(each) + " is not among " + list);
      }
    }
  }

  /** Messages are not asked for by GraphQL; both languages must have the same keys. */
  static void messages(Plugin plugin, Findings findings) {
    Set<String> all = new TreeSet<>();
    plugin.messages().values().forEach(texts -> all.addAll(texts.keySet()));
    for (Language language : Language.values()) {
      Map<String, String> texts = plugin.messages().getOrDefault(language, Map.of());
      for (String key : all) {
        if (texts.getOrDefault(key, "").isBlank()) {
          findings.add(
              "MESSAGE_MISSING",
              "提示语 " + key + " 缺少 " + language + " 文本",
              "the message " + key + " has no text in " + language);
        }
      }
    }
  }
}
