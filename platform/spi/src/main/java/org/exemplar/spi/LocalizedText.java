package org.exemplar.spi;

/**
 * One text in Chinese and English.
 *
 * @param zh the Chinese text, never blank
 * @param en the English text, never blank
 */
public record LocalizedText(String zh, String en) {
  public LocalizedText {
    Check.text(zh, "zh");
    Check.text(en, "en");
  }

  /** The text in the given language. */
  public String in(Language language) {
    return language == Language.EN ? en : zh;
  }
}
