package org.exemplar.spi.programme;

import java.util.Optional;
import org.exemplar.spi.ClauseAnchor;
import org.exemplar.spi.LocalizedText;

/**
 * Something that a document names: a task, a channel, a part of a carrier.
 *
 * @param code kebab-case, unique in its list
 * @param name its name, short
 * @param clause where the document says it
 */
public record Entry(String code, LocalizedText name, Optional<ClauseAnchor> clause) {
  public Entry {
    Check.code(code);
  }
}
