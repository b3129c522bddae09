package org.exemplar.plugins;

import java.util.Optional;
import org.exemplar.spi.LocalizedText;

/**
 * What is wrong with a plugin.
 *
 * @param code stable, such as {@code CONTENT_INVALID}
 * @param message what is wrong and what would be right
 * @param file file in the plugin
 * @param line line in the file, 1 for the first, 0 where unknown
 * @param path JSON pointer into the file, empty for the whole
 */
public record Problem(
    String code, LocalizedText message, Optional<String> file, int line, String path) {}
