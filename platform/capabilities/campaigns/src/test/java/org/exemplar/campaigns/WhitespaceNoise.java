package org.exemplar.campaigns;

import java.util.List;
import java.util.Random;

/** Strews spaces, indents and blank lines over a text, none of which means anything. */
final class WhitespaceNoise {
  private static final String SPACES = " \u00A0\u3000\u2003";

  private final Random random;
  private final String lineEnd;

  WhitespaceNoise(long seed) {
    random = new Random(seed);
    lineEnd = random.nextBoolean() ? "\r\n" : "\n";
  }

  String over(List<String> lines) {
    StringBuilder out = new StringBuilder();
    for (String line : lines) {
      out.append("\u3000".repeat(random.nextInt(3))).append(over(line));
      out.append(" ".repeat(random.nextInt(3))).append(lineEnd);
      out.append(lineEnd.repeat(random.nextInt(3)));
    }
    return out.toString();
  }

  private String over(String line) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      boolean between =
          i > 0 && (Character.isIdeographic(c) || Character.isIdeographic(line.charAt(i - 1)));
      if (between && random.nextInt(12) == 0) {
        out.append(SPACES.charAt(random.nextInt(SPACES.length())));
      }
      out.append(c);
    }
    return out.toString();
  }
}
