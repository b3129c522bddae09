package org.exemplar.spi;

import java.util.Optional;

/**
 * A group of criteria.
 *
 * @param code unique in its set, such as {@code D1}
 * @param name its name
 * @param description what it covers
 */
public record Dimension(String code, LocalizedText name, Optional<LocalizedText> description) {
  public Dimension {
    Check.text(code, "code");
  }
}
