package org.exemplar.plugins.internal.content;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.exemplar.spi.LocalizedText;

/** What problems say: what is wrong and what would be right. */
final class Wording {
  private static final Map<String, LocalizedText> TYPES =
      Map.of(
          "object", new LocalizedText("键值对", "a mapping of keys"),
          "array", new LocalizedText("列表", "a list"),
          "string", new LocalizedText("文本", "a text"),
          "integer", new LocalizedText("整数", "an integer"),
          "number", new LocalizedText("数字", "a number"),
          "boolean", new LocalizedText("true 或 false", "true or false"),
          "null", new LocalizedText("null", "null"));

  private Wording() {}

  private static LocalizedText text(String zh, String en) {
    return new LocalizedText(zh, en);
  }

  static LocalizedText duplicateKey(String key, int first) {
    return text(
        "键 " + key + " 重复，第 " + first + " 行已有，请只保留一个",
        "key " + key + " stands twice, first on line " + first + "; keep one");
  }

  static LocalizedText unknownKey(String key, Collection<String> allowed) {
    Optional<String> nearest = Nearest.to(key, allowed);
    return text(
        "未知的键 "
            + key
            + nearest.map(name -> "，是否应为 " + name + "？").orElse("；")
            + "允许的键："
            + zhList(allowed),
        "unknown key "
            + key
            + nearest.map(name -> "; did you mean " + name + "?").orElse(";")
            + " Allowed keys: "
            + enList(allowed));
  }

  static LocalizedText keyNotHere(String key, LocalizedText because) {
    return text(
        "此处不能有键 " + key + "，请删去：" + because.zh(),
        "key " + key + " has no place here, remove it: " + because.en());
  }

  static LocalizedText missingKey(String key) {
    return text("缺少必填的键 " + key, "required key " + key + " is missing");
  }

  static LocalizedText missingKeyBeside(String key, String present) {
    return text(
        "有 " + present + " 时必须有 " + key,
        "key " + key + " is required where " + present + " stands");
  }

  static LocalizedText wrongType(Collection<String> expected, JsonNode actual) {
    String zh = expected.stream().map(type -> type(type).zh()).collect(Collectors.joining("或"));
    String en = expected.stream().map(type -> type(type).en()).collect(Collectors.joining(" or "));
    boolean quote = expected.contains("string") && actual.isValueNode() && !actual.isNull();
    LocalizedText found = type(typeOf(actual));
    return text(
        "应为" + zh + "，实际为" + found.zh() + shown(actual) + (quote ? "，文本请加引号" : ""),
        "expected "
            + en
            + ", found "
            + found.en()
            + shown(actual)
            + (quote ? "; put it in quotes" : ""));
  }

  static LocalizedText notAllowed(JsonNode actual, Collection<String> allowed) {
    Optional<String> nearest =
        actual.isTextual() ? Nearest.to(actual.textValue(), allowed) : Optional.empty();
    return text(
        "值 "
            + plain(actual)
            + " 不在允许范围内"
            + nearest.map(name -> "，是否应为 " + name + "？").orElse("；")
            + "允许的值："
            + zhList(allowed),
        "value "
            + plain(actual)
            + " is not allowed"
            + nearest.map(name -> "; did you mean " + name + "?").orElse(";")
            + " Allowed values: "
            + enList(allowed));
  }

  static LocalizedText mustBe(JsonNode actual, JsonNode expected) {
    return text(
        "值应为 " + plain(expected) + "，实际为 " + plain(actual),
        "the value must be " + plain(expected) + ", not " + plain(actual));
  }

  static LocalizedText blank() {
    return text("文本不能为空", "the text must not be blank");
  }

  static LocalizedText badForm(String value, Optional<String> example, String pattern) {
    return text(
        "“" + value + "”格式不对，" + example.map(e -> "应如 " + e).orElse("应符合 " + pattern),
        "\""
            + value
            + "\" has the wrong form; it must "
            + example.map(e -> "look like " + e).orElse("match " + pattern));
  }

  static LocalizedText tooFew(int least, boolean keys) {
    return text(
        "至少要有 " + least + " 个" + (keys ? "键" : "元素"),
        "at least " + least + (keys ? " key is" : " element is") + " needed");
  }

  static LocalizedText tooLong(int length, int most) {
    return text(
        "文本有 " + length + " 字，最多 " + most + " 字，请缩短",
        "the text has " + length + " characters and may have " + most + "; make it shorter");
  }

  static LocalizedText repeatedElement() {
    return text("列表中有重复的元素，请各保留一个", "the list holds an element twice; keep one");
  }

  static LocalizedText bound(String actual, String least, String most) {
    return text(
        "值为 " + actual + "，应" + (least.isEmpty() ? "不大于 " + most : "不小于 " + least),
        "the value is "
            + actual
            + "; it must be "
            + (least.isEmpty() ? "at most " + most : "at least " + least));
  }

  static LocalizedText above(String actual, String limit) {
    return text(
        "值为 " + actual + "，应大于 " + limit,
        "the value is " + actual + "; it must be greater than " + limit);
  }

  static LocalizedText other(String keyword, String detail) {
    return text(
        "不符合格式规则 " + keyword + "：" + detail,
        "breaks the rule " + keyword + " of the format: " + detail);
  }

  static LocalizedText unknownReference(LocalizedText what, String name, Collection<String> known) {
    Optional<String> nearest = Nearest.to(name, known);
    return text(
        what.zh()
            + " "
            + name
            + " 不存在"
            + nearest.map(near -> "，是否应为 " + near + "？").orElse("；")
            + (known.isEmpty() ? "本插件没有" + what.zh() : "可用的：" + zhList(known)),
        what.en()
            + " "
            + name
            + " does not exist"
            + nearest.map(near -> "; did you mean " + near + "?").orElse(";")
            + (known.isEmpty()
                ? " the plugin has no " + what.en()
                : " There are: " + enList(known)));
  }

  static LocalizedText repeated(LocalizedText what, String name, String where) {
    return text(
        what.zh() + " " + name + " 重复，" + where + " 已有，请改名或删去一个",
        what.en() + " " + name + " stands twice, first at " + where + "; rename or remove one");
  }

  private static LocalizedText type(String name) {
    return TYPES.getOrDefault(name, new LocalizedText(name, name));
  }

  private static String typeOf(JsonNode node) {
    return switch (node.getNodeType()) {
      case OBJECT -> "object";
      case ARRAY -> "array";
      case STRING -> "string";
      case NUMBER -> node.isIntegralNumber() ? "integer" : "number";
      case BOOLEAN -> "boolean";
      default -> "null";
    };
  }

  private static String shown(JsonNode node) {
    return node.isValueNode() && !node.isNull() ? " " + plain(node) : "";
  }

  private static String plain(JsonNode node) {
    String text = node.isTextual() ? node.textValue() : node.toString();
    return text.length() <= 60 ? text : text.substring(0, 60) + "…";
  }

  static String zhList(Collection<String> names) {
    return String.join("、", names);
  }

  static String enList(Collection<String> names) {
    return String.join(", ", names);
  }
}
