package org.exemplar.spi;

/**
 * One allowed value.
 *
 * @param code SCREAMING_SNAKE_CASE
 * @param name its label
 */
public record EnumValue(String code, LocalizedText name) {
  public EnumValue {
    Check.constant(code, "code");
  }
}
