package org.exemplar.spi.programme;

import java.util.List;
import java.util.Optional;
import org.exemplar.spi.ClauseAnchor;
import org.exemplar.spi.LocalizedText;

/**
 * A role and who has it.
 *
 * @param code kebab-case, unique in its template
 * @param name its name
 * @param kind what it is to do
 * @param heldBy bodies or offices that have it, in the document's words, never a person's name
 * @param clause where the document says it
 */
public record Role(
    String code,
    LocalizedText name,
    RoleKind kind,
    List<LocalizedText> heldBy,
    Optional<ClauseAnchor> clause) {
  public Role {
    Check.code(code);
    heldBy = List.copyOf(heldBy);
  }
}
