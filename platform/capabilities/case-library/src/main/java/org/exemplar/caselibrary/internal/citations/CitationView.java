package org.exemplar.caselibrary.internal.citations;

import java.time.Instant;
import java.util.Optional;
import org.exemplar.caselibrary.internal.seen.SeenPages.Shown;
import org.exemplar.spi.schema.GlobalId;

/**
 * A citation as GraphQL shows it: accessors are named as the fields of {@code CaseCitation}.
 *
 * @param citing what cites, as its capability shows it
 * @param cited the case, as the library shows it
 */
record CitationView(CaseCitation citation, Object citing, Object cited) {
  /** One whose ends are both seen, in the order of {@link CaseCitation#ends}. */
  static CitationView of(Shown<CaseCitation> shown) {
    return new CitationView(shown.row(), shown.objects().getFirst(), shown.objects().getLast());
  }

  public String id() {
    return new GlobalId(CaseCitation.TYPE, citation.key()).encode();
  }

  public Optional<CasePassage> passage() {
    return citation.passage();
  }

  public String note() {
    return citation.note();
  }

  public Instant citedAt() {
    return citation.citedAt();
  }
}
