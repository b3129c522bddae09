package org.exemplar.spi.programme;

import java.util.Optional;
import java.util.regex.Pattern;

/** Preconditions of the values in this package. */
final class Check {
  private static final Pattern CODE = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

  private Check() {}

  static void code(String value) {
    require(CODE.matcher(value).matches(), "a code must be in kebab-case: " + value);
  }

  static void positive(Optional<Integer> number, String what) {
    require(number.orElse(1) > 0, what + " must be positive");
  }

  static void require(boolean holds, String message) {
    if (!holds) {
      throw new IllegalArgumentException(message);
    }
  }
}
