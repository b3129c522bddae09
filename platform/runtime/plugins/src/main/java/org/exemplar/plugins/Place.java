package org.exemplar.plugins;

import java.util.Optional;
import org.exemplar.spi.LocalizedText;

/**
 * Where something stands in a plugin.
 *
 * @param file the file, such as {@code exemplar/plugin.yaml}
 * @param line the line, 1 for the first
 * @param pointer JSON pointer into the file
 */
public record Place(String file, int line, String pointer) {
  /** A problem of what stands there. */
  public Problem problem(String code, LocalizedText message) {
    return new Problem(code, message, Optional.of(file), line, pointer);
  }
}
