package org.exemplar.search.internal;

import java.util.Collection;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;

/** Keeps documents from whoever does not hold what finding them takes. */
final class Audience {
  /** The term of what is not for everybody. */
  static final String YES = "1";

  private static final Query RESTRICTED = new TermQuery(new Term(Names.RESTRICTED, YES));

  private Audience() {}

  /** What is kept from somebody: few documents, so that leaving them out costs next to nothing. */
  static Query hiddenFrom(Collection<String> held) {
    if (held.isEmpty()) {
      return RESTRICTED;
    }
    return new BooleanQuery.Builder()
        .add(RESTRICTED, Occur.FILTER)
        .add(
            new TermInSetQuery(Names.AUDIENCE, held.stream().map(BytesRef::new).toList()),
            Occur.MUST_NOT)
        .build();
  }
}
