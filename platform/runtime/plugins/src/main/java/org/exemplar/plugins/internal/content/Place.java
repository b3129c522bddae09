package org.exemplar.plugins.internal.content;

import java.util.Optional;
import org.exemplar.plugins.Problem;
import org.exemplar.spi.LocalizedText;

/**
 * Where something stands in a plugin.
 *
 * @param file the file
 * @param line the line, 1 for the first
 * @param pointer JSON pointer into the file
 */
public record Place(String file, int line, String pointer) {
  Problem problem(String code, LocalizedText message) {
    return new Problem(code, message, Optional.of(file), line, pointer);
  }
}
