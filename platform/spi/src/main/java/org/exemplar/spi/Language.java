package org.exemplar.spi;

import java.util.Locale;

/** A language that texts of plugin data exist in. */
public enum Language {
  ZH,
  EN;

  /**
   * The language that serves a BCP 47 tag such as {@code zh-CN}; Chinese where it names neither.
   */
  public static Language of(String tag) {
    return tag.toLowerCase(Locale.ROOT).startsWith("en") ? EN : ZH;
  }
}
