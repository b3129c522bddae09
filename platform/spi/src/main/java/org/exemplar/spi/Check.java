package org.exemplar.spi;

import java.util.regex.Pattern;

/** Preconditions of the values in this package. */
final class Check {
  private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
  private static final Pattern NAME = Pattern.compile("[a-z][A-Za-z0-9]*");
  private static final Pattern CONSTANT = Pattern.compile("[A-Z][A-Z0-9]*(_[A-Z0-9]+)*");

  private Check() {}

  static void text(String value, String what) {
    require(!value.isBlank(), what + " must not be blank");
  }

  static void code(String value, String what) {
    require(CODE.matcher(value).matches(), what + " must be in kebab-case: " + value);
  }

  static void name(String value, String what) {
    require(NAME.matcher(value).matches(), what + " must be in lowerCamelCase: " + value);
  }

  static void constant(String value, String what) {
    require(CONSTANT.matcher(value).matches(), what + " must be in SCREAMING_SNAKE_CASE: " + value);
  }

  static void require(boolean holds, String message) {
    if (!holds) {
      throw new IllegalArgumentException(message);
    }
  }
}
