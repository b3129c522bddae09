package org.exemplar.testkit.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import org.exemplar.testkit.GraphQl;

/**
 * Saves a form for one organisation and reads it back.
 *
 * @param platform where
 * @param form which form
 * @param organization code of the organisation
 */
record FormTrip(GraphQl platform, FormShape form, String organization) {
  /** What saving gave: {@code profile} or {@code record}, and {@code errors}. */
  GraphQl.Answer save(ObjectNode values, Map<String, ?> more) {
    Map<String, Object> input = new HashMap<>(more);
    input.put("organization", organization);
    input.put("values", values);
    return platform.ask(form.save(), Map.of("input", input));
  }

  JsonNode payload(GraphQl.Answer answer) {
    return answer.body().path("data").path("save" + form.type());
  }

  /** What stands there now. */
  JsonNode read(String recordId) {
    return form.profile()
        ? platform.answer(form.read(), Map.of("key", organization)).at("/data/organization/profile")
        : platform.answer(form.read(), Map.of("key", recordId)).at("/data/node");
  }

  /** The first place at which what was read is not what was filled in; empty where it is. */
  static String difference(JsonNode filled, JsonNode read, JsonNode schema) {
    for (Map.Entry<String, JsonNode> field : schema.path("properties").properties()) {
      String name = field.getKey();
      String inner = differs(filled.path(name), read.path(name), field.getValue());
      if (!inner.isEmpty()) {
        return name + inner;
      }
    }
    return "";
  }

  private static String differs(JsonNode filled, JsonNode read, JsonNode schema) {
    boolean none = filled.isMissingNode() && (read.isMissingNode() || read.isNull());
    if (none) {
      return "";
    }
    if (filled.isNumber() && read.isNumber()) {
      return filled.decimalValue().compareTo(read.decimalValue()) == 0 ? "" : " ";
    }
    if (filled.isObject() && read.isObject()) {
      String inner = difference(filled, read, schema);
      return inner.isEmpty() ? "" : "." + inner;
    }
    if (filled.isArray() && read.isArray() && filled.size() == read.size()) {
      for (int i = 0; i < filled.size(); i++) {
        String inner = differs(filled.path(i), read.path(i), schema.path("items"));
        if (!inner.isEmpty()) {
          return "." + i + inner;
        }
      }
      return "";
    }
    return filled.equals(read) ? "" : " ";
  }

  /** The whole as it was filled in, names included. */
  static boolean same(JsonNode filled, JsonNode values, JsonNode schema) {
    TreeSet<String> given = new TreeSet<>();
    TreeSet<String> kept = new TreeSet<>();
    filled.fieldNames().forEachRemaining(given::add);
    values.fieldNames().forEachRemaining(kept::add);
    return given.equals(kept) && difference(filled, values, schema).isEmpty();
  }
}
