package org.exemplar.distribution.fuzz;

import java.util.List;
import java.util.Random;

/** Spoils a text here and there. */
final class Mutations {
  private static final List<String> PIECES =
      List.of(
          "{",
          "}",
          "(",
          ")",
          "[",
          "]",
          "!",
          "$",
          ":",
          "=",
          "@",
          "|",
          "&",
          "...",
          "\"",
          "\"\"\"",
          "#",
          "\\",
          "\\u",
          "\u0000",
          "\ufeff",
          "柳",
          "\ud83d\ude00",
          "null",
          "on",
          "fragment",
          "query",
          "mutation",
          "subscription",
          "__schema",
          "__typename",
          "-",
          "1e999",
          "0123",
          ",",
          "\n",
          "{{{{{{{{");

  private Mutations() {}

  static String of(Random random, String text) {
    StringBuilder spoilt = new StringBuilder(text);
    for (int i = 1 + random.nextInt(4); i > 0; i--) {
      int at = random.nextInt(spoilt.length() + 1);
      int end = Math.min(spoilt.length(), at + random.nextInt(12));
      switch (random.nextInt(4)) {
        case 0 -> spoilt.delete(at, end);
        case 1 -> spoilt.insert(at, PIECES.get(random.nextInt(PIECES.size())));
        case 2 -> spoilt.insert(at, spoilt.substring(at, end).repeat(1 + random.nextInt(40)));
        default -> spoilt.replace(at, end, PIECES.get(random.nextInt(PIECES.size())));
      }
    }
    return spoilt.toString();
  }
}
