package org.exemplar.archive.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.exemplar.spi.LocalizedText;

/** The fields of an object in a data file, each taken as what it must be. */
record Fields(ObjectNode node, String pointer, Map<String, Integer> lines) {
  /** Makes a value of a text. */
  interface Parsing<T> {
    T parse(String text);
  }

  /** Fails unless the object has no other keys than these. */
  void only(String... known) throws DataException {
    Set<String> keys = Set.of(known);
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      if (!keys.contains(field.getKey())) {
        String all = String.join(", ", new TreeSet<>(keys));
        throw wrong(
            field.getKey(),
            "没有“" + field.getKey() + "”这一项；可用的有 " + all,
            "there is no " + field.getKey() + "; there are " + all);
      }
    }
  }

  boolean has(String key) {
    return node.hasNonNull(key);
  }

  Fields object(String key) throws DataException {
    if (required(key) instanceof ObjectNode object) {
      return new Fields(object, pointer + "/" + key, lines);
    }
    throw wrong(key, key + " 应由“键: 值”组成", key + " must consist of keys and values");
  }

  List<Fields> objects(String key) throws DataException {
    List<Fields> objects = new ArrayList<>();
    for (JsonNode each : array(key)) {
      String place = pointer + "/" + key + "/" + objects.size();
      if (!(each instanceof ObjectNode object)) {
        throw wrong(key, key + " 的每一项应由“键: 值”组成", "each of " + key + " must have keys and values");
      }
      objects.add(new Fields(object, place, lines));
    }
    return objects;
  }

  List<String> texts(String key) throws DataException {
    List<String> texts = new ArrayList<>();
    for (JsonNode each : array(key)) {
      if (!each.isTextual()) {
        throw wrong(
            key, key + " 的每一项应为文字（数字请加引号）", "each of " + key + " must be text (quote numbers)");
      }
      texts.add(each.textValue());
    }
    return texts;
  }

  private JsonNode array(String key) throws DataException {
    JsonNode array = required(key);
    if (!array.isArray()) {
      throw wrong(key, key + " 应为列表", key + " must be a list");
    }
    return array;
  }

  String text(String key) throws DataException {
    JsonNode value = required(key);
    if (!value.isTextual() || value.textValue().isBlank()) {
      throw wrong(key, key + " 应为文字（数字请加引号）", key + " must be text (quote numbers)");
    }
    return value.textValue();
  }

  String text(String key, Pattern form) throws DataException {
    String text = text(key);
    if (!form.matcher(text).matches()) {
      throw wrong(
          key,
          key + " 的写法不对，应符合 " + form.pattern(),
          key + " has a wrong form; it must match " + form.pattern());
    }
    return text;
  }

  /** A text as something else; the message of an IllegalArgumentException says what is wrong. */
  <T> T parsed(String key, String zh, String en, Parsing<T> parsing) throws DataException {
    String text = text(key);
    try {
      return parsing.parse(text);
    } catch (IllegalArgumentException | DateTimeParseException e) {
      throw wrong(key, key + " 应为" + zh, key + " must be " + en);
    }
  }

  <E extends Enum<E>> E constant(String key, Class<E> type, Set<E> allowed) throws DataException {
    String names = String.join(", ", allowed.stream().map(Enum::name).sorted().toList());
    E value = parsed(key, " " + names + " 之一", "one of " + names, t -> Enum.valueOf(type, t));
    if (!allowed.contains(value)) {
      throw wrong(key, key + " 应为 " + names + " 之一", key + " must be one of " + names);
    }
    return value;
  }

  LocalizedText localized(String key) throws DataException {
    Fields text = object(key);
    text.only("zh", "en");
    return new LocalizedText(text.text("zh"), text.text("en"));
  }

  boolean flag(String key) throws DataException {
    JsonNode value = required(key);
    if (!value.isBoolean()) {
      throw wrong(key, key + " 应为 true 或 false", key + " must be true or false");
    }
    return value.booleanValue();
  }

  int number(String key) throws DataException {
    JsonNode value = required(key);
    if (!value.canConvertToInt() || !value.isIntegralNumber()) {
      throw wrong(key, key + " 应为整数", key + " must be an integer");
    }
    return value.intValue();
  }

  /** A moment, or a date that stands for its beginning in UTC. */
  Optional<Instant> moment(String key) throws DataException {
    if (!has(key)) {
      return Optional.empty();
    }
    return Optional.of(
        parsed(
            key,
            "日期（2026-01-31）或时刻（2026-01-31T08:00:00Z）",
            "a date (2026-01-31) or a moment (2026-01-31T08:00:00Z)",
            text ->
                text.length() == 10
                    ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : Instant.parse(text)));
  }

  SortedMap<String, String> textMap(String key) throws DataException {
    Fields map = object(key);
    SortedMap<String, String> texts = new TreeMap<>();
    for (Map.Entry<String, JsonNode> field : map.node().properties()) {
      texts.put(field.getKey(), map.text(field.getKey()));
    }
    return texts;
  }

  private JsonNode required(String key) throws DataException {
    JsonNode value = node.get(key);
    if (value == null || value.isNull()) {
      throw new DataException(lines.getOrDefault(pointer, 1), "缺少 " + key, key + " is missing");
    }
    return value;
  }

  DataException wrong(String key, String zh, String en) {
    int here = lines.getOrDefault(pointer, 1);
    return new DataException(lines.getOrDefault(pointer + "/" + key, here), zh, en);
  }
}
