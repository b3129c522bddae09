package org.exemplar.plugins.internal.content;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that was probably meant. */
final class Nearest {
  private Nearest() {}

  /** The known name that differs least, empty where none is near. */
  static Optional<String> to(String name, Collection<String> known) {
    int reach = Math.max(1, name.length() / 3);
    return known.stream()
        .filter(candidate -> distance(name, candidate) <= reach)
        .min(Comparator.comparingInt(candidate -> distance(name, candidate)));
  }

  /** Edits between two names; a swap of neighbours is one, capitals count for nothing. */
  private static int distance(String left, String right) {
    String a = left.toLowerCase(Locale.ROOT);
    String b = right.toLowerCase(Locale.ROOT);
    int[][] edits = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        edits[i][j] = cell(a, b, edits, i, j);
      }
    }
    return edits[a.length()][b.length()];
  }

  private static int cell(String a, String b, int[][] edits, int i, int j) {
    if (i == 0 || j == 0) {
      return i + j;
    }
    int change = edits[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
    int least = Math.min(change, 1 + Math.min(edits[i - 1][j], edits[i][j - 1]));
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(least, edits[i - 2][j - 2] + 1) : least;
  }
}
