package org.exemplar.files.internal;

import java.util.regex.Pattern;

/** What a file may be called: a name, no path, nothing that a terminal would obey. */
final class FileName {
  static final int MAX_CHARACTERS = 255;

  private static final Pattern UNFIT =
      Pattern.compile("[/\\\\\\p{Cc}\\p{Cs}\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069]");

  private FileName() {}

  static boolean isFit(String name) {
    return !name.isBlank()
        && name.codePointCount(0, name.length()) <= MAX_CHARACTERS
        && !UNFIT.matcher(name).find();
  }
}
