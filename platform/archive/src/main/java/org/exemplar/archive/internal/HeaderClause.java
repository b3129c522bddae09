package org.exemplar.archive.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * One clause of an OSGi manifest header.
 *
 * @param text the whole clause as it stands there
 * @param name what stands first: a namespace, a symbolic name
 * @param attributes {@code name=value} and {@code name:Type=value}, the type with the name
 * @param directives {@code name:=value}
 */
record HeaderClause(
    String text, String name, Map<String, String> attributes, Map<String, String> directives) {

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.$-]+");
  private static final Pattern TYPED = Pattern.compile("[A-Za-z0-9_.$-]+\\s*:\\s*[A-Za-z0-9<>]+");

  /**
   * The clauses of a header.
   *
   * @throws IllegalArgumentException when something stands in a clause twice, or where frameworks
   *     read differently: quotes that do not enclose a whole value, escapes, names with other signs
   */
  static List<HeaderClause> of(String header) {
    List<HeaderClause> clauses = new ArrayList<>();
    for (String clause : split(header, ',')) {
      clauses.add(clause(clause.strip()));
    }
    return clauses;
  }

  private static HeaderClause clause(String text) {
    List<String> parts = split(text, ';');
    String first = parts.getFirst().strip();
    require(NAME.matcher(first).matches(), first);
    Map<String, String> attributes = new LinkedHashMap<>();
    Map<String, String> directives = new LinkedHashMap<>();
    for (String part : parts.subList(1, parts.size())) {
      int equals = part.indexOf('=');
      if (equals < 1) {
        throw new IllegalArgumentException(part);
      }
      boolean directive = part.charAt(equals - 1) == ':';
      String name = part.substring(0, directive ? equals - 1 : equals).strip();
      require(NAME.matcher(name).matches() || TYPED.matcher(name).matches(), name);
      String value = unquoted(part.substring(equals + 1).strip());
      if ((directive ? directives : attributes).put(name, value) != null) {
        throw new IllegalArgumentException(name);
      }
    }
    return new HeaderClause(text, first, attributes, directives);
  }

  private static String unquoted(String value) {
    boolean quoted = value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"");
    String inner = quoted ? value.substring(1, value.length() - 1) : value;
    require(inner.indexOf('"') < 0 && inner.indexOf('\\') < 0, value);
    return inner;
  }

  private static void require(boolean plain, String text) {
    if (!plain) {
      throw new IllegalArgumentException(text);
    }
  }

  private static List<String> split(String text, char separator) {
    List<String> parts = new ArrayList<>();
    boolean quoted = false;
    int from = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (c == separator && !quoted) {
        parts.add(text.substring(from, i));
        from = i + 1;
      }
    }
    if (quoted) {
      throw new IllegalArgumentException(text);
    }
    parts.add(text.substring(from));
    return parts;
  }
}
