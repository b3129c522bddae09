package org.exemplar.spi;

/**
 * The body that set a criteria set.
 *
 * @param code kebab-case
 * @param name its name
 */
public record Issuer(String code, LocalizedText name) {
  public Issuer {
    Check.code(code, "issuer code");
  }
}
