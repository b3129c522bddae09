package org.exemplar.graphql.internal;

import java.util.List;

/**
 * Takes descriptions out of executable documents. The specification of September 2025 has them
 * before an operation that has its keyword, before a fragment and before the definition of a
 * variable; the library's parser has not. Blanks take their place, so that every line and column
 * stays what it was. A string anywhere else stays, for the parser to accept or to refuse.
 */
final class ExecutableDescriptions {
  private static final List<String> KEYWORDS =
      List.of("query", "mutation", "subscription", "fragment");
  private static final char START = 0;
  private static final char NAME = 'a';

  private final String document;
  private final StringBuilder kept = new StringBuilder();
  private int copied;
  private int at;
  private int braces;
  private int brackets;
  private int parentheses;
  private char last = START;

  private ExecutableDescriptions(String document) {
    this.document = document;
  }

  /** The document without them; the same where it has none, or has a string that is none. */
  static String strip(String document) {
    return document.indexOf('"') < 0 ? document : new ExecutableDescriptions(document).stripped();
  }

  private String stripped() {
    at = GraphQlText.next(document, 0);
    while (at < document.length()) {
      char next = document.charAt(at);
      if (next != '"') {
        step(next);
      } else if (!string()) {
        return document;
      }
      at = GraphQlText.next(document, at);
    }
    return copied == 0 ? document : kept.append(document, copied, document.length()).toString();
  }

  private void step(char next) {
    if (GraphQlText.isName(next)) {
      at = GraphQlText.endOfName(document, at);
      last = NAME;
      return;
    }
    switch (next) {
      case '{' -> braces++;
      case '}' -> braces--;
      case '[' -> brackets++;
      case ']' -> brackets--;
      case '(' -> parentheses++;
      case ')' -> parentheses--;
      default -> {}
    }
    last = next;
    at++;
  }

  /** Goes behind a string, which is blanked if it is a description; false where it is no string. */
  private boolean string() {
    int end = GraphQlText.endOfString(document, at);
    if (end < 0) {
      return false;
    }
    if (isDescription(GraphQlText.next(document, end))) {
      blank(end);
    } else {
      last = '"';
    }
    at = end;
    return true;
  }

  private boolean isDescription(int following) {
    if (braces != 0 || brackets != 0) {
      return false;
    }
    if (parentheses == 0) {
      return (last == START || last == '}') && isKeyword(following);
    }
    // a default value, too, may stand before the next variable
    return parentheses == 1
        && last != '='
        && last != ':'
        && following < document.length()
        && document.charAt(following) == '$';
  }

  private boolean isKeyword(int begin) {
    return begin < document.length()
        && GraphQlText.isName(document.charAt(begin))
        && KEYWORDS.contains(document.substring(begin, GraphQlText.endOfName(document, begin)));
  }

  private void blank(int end) {
    kept.append(document, copied, at);
    // columns are counted in code points
    document
        .substring(at, end)
        .codePoints()
        .forEach(each -> kept.append(each == '\n' || each == '\r' ? (char) each : ' '));
    copied = end;
  }
}
