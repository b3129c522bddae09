package org.exemplar.files.internal;

import java.util.regex.Pattern;

/** What a media type is written like: without parameters. */
final class MediaTypeName {
  private static final Pattern FIT =
      Pattern.compile(
          "[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]{0,99}/[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]{0,99}");

  private MediaTypeName() {}

  static boolean isFit(String name) {
    return FIT.matcher(name).matches();
  }
}
