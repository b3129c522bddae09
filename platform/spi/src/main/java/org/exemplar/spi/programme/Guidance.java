package org.exemplar.spi.programme;

import java.util.List;
import java.util.Optional;
import org.exemplar.spi.ClauseAnchor;
import org.exemplar.spi.LocalizedText;

/**
 * Which body guides which kind of organisation.
 *
 * @param code kebab-case, unique in its plugin
 * @param bodies who guides, in the document's words
 * @param guides who is guided, in the document's words
 * @param line on which line
 * @param organizationTypes types of organisation that are guided, with their plugin or without
 * @param clause where the document says it
 */
public record Guidance(
    String code,
    List<LocalizedText> bodies,
    LocalizedText guides,
    GuidanceLine line,
    List<String> organizationTypes,
    Optional<ClauseAnchor> clause) {
  public Guidance {
    Check.code(code);
    bodies = List.copyOf(bodies);
    organizationTypes = List.copyOf(organizationTypes);
    Check.require(!bodies.isEmpty(), code + ": somebody guides");
  }
}
