package org.exemplar.distribution.authority;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Inputs of a published schema: what a value has to have at least. */
record Sdl(Map<String, String> inputs, Map<String, String> enums) {
  private static final Pattern INPUT =
      Pattern.compile("^input (\\w+)[^{\\n]*\\{\\n(.*?)^}", Pattern.MULTILINE | Pattern.DOTALL);
  private static final Pattern ENUM = Pattern.compile("(?m)^enum (\\w+)[^{\\n]*\\{\\s*(\\w+)");
  private static final Pattern REQUIRED = Pattern.compile("(?m)^\\s*(\\w+): (\\S+)!(?: @.*)?$");

  static Sdl of(String sdl) {
    String bare = withoutTexts(sdl);
    return new Sdl(all(INPUT, bare), all(ENUM, bare));
  }

  /** A schema without its descriptions. */
  static String withoutTexts(String sdl) {
    return sdl.replaceAll("(?s)\"\"\".*?\"\"\"", "").replaceAll("(?m)^\\s*\".*\"\\s*$\\n?", "");
  }

  private static Map<String, String> all(Pattern pattern, String sdl) {
    Map<String, String> found = new LinkedHashMap<>();
    Matcher matcher = pattern.matcher(sdl);
    while (matcher.find()) {
      found.put(matcher.group(1), matcher.group(2));
    }
    return found;
  }

  /** A value of a type, with nothing in it that may be left out. */
  Object sample(String type) {
    if (type.startsWith("[")) {
      return List.of(sample(type.replaceAll("[\\[\\]!]", "")));
    }
    if (inputs.containsKey(type)) {
      Map<String, Object> value = new LinkedHashMap<>();
      Matcher field = REQUIRED.matcher(inputs.getOrDefault(type, ""));
      while (field.find()) {
        value.put(field.group(1), sample(field.group(2)));
      }
      return value;
    }
    return switch (type) {
      case "Int" -> 2025;
      case "Float" -> 1;
      case "Boolean" -> true;
      case "Date" -> "2025-06-01";
      case "DateTime" -> "2025-06-01T08:00:00+08:00";
      default -> enums.getOrDefault(type, "示例");
    };
  }
}
