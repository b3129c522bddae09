package org.exemplar.spi.programme;

import java.util.List;
import java.util.Optional;
import org.exemplar.spi.ClauseAnchor;
import org.exemplar.spi.LocalizedText;
import org.exemplar.spi.OrganizationLevel;
import org.exemplar.spi.SubjectKind;

/**
 * A category of honour.
 *
 * @param code kebab-case, unique in its template
 * @param name its name
 * @param subject what can have it
 * @param levels levels on which it is conferred
 * @param external whether another body than those of the programme confers it
 * @param clause where the document says it
 */
public record Honour(
    String code,
    LocalizedText name,
    SubjectKind subject,
    List<OrganizationLevel> levels,
    boolean external,
    Optional<ClauseAnchor> clause) {
  public Honour {
    Check.code(code);
    levels = List.copyOf(levels);
  }
}
