package org.exemplar.spi.programme;

import java.util.List;
import java.util.Optional;
import org.exemplar.spi.ClauseAnchor;
import org.exemplar.spi.LocalizedText;
import org.exemplar.spi.SubjectKind;

/**
 * A theme under which a programme runs, for some kinds of subject.
 *
 * @param code kebab-case, unique in its template
 * @param name its name
 * @param subjects the kinds of subject that it addresses
 * @param criteriaSets codes of sets that belong to it, with their plugin or without
 * @param clause where the document says it
 */
public record Track(
    String code,
    LocalizedText name,
    List<SubjectKind> subjects,
    List<String> criteriaSets,
    Optional<ClauseAnchor> clause) {
  public Track {
    Check.code(code);
    subjects = List.copyOf(subjects);
    criteriaSets = List.copyOf(criteriaSets);
  }
}
