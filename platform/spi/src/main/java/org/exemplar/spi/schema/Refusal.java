package org.exemplar.spi.schema;

import java.util.List;
import org.exemplar.spi.LocalizedText;

/**
 * An expected "no": what is wrong, where, and what would be right.
 *
 * @param code stable, SCREAMING_SNAKE_CASE, such as {@code ORGANIZATION_NOT_FOUND}
 * @param message what is wrong and what would be right
 * @param path where in the input, outermost first
 */
public record Refusal(String code, LocalizedText message, List<String> path) {
  public Refusal {
    path = List.copyOf(path);
  }

  /** A refusal of the whole input. */
  public static Refusal of(String code, String zh, String en) {
    return new Refusal(code, new LocalizedText(zh, en), List.of());
  }

  /** The same at a place in the input. */
  public Refusal at(String... steps) {
    return new Refusal(code, message, List.of(steps));
  }
}
