package org.exemplar.campaigns.internal;

import java.util.List;
import java.util.Optional;
import org.exemplar.campaigns.PolicyClause;
import org.exemplar.spi.schema.GlobalId;

/** A clause as GraphQL shows it: accessors are named as the fields of {@code Clause}. */
public record ClauseView(PolicyClause clause, List<ClauseView> children, Shelf shelf)
    implements Batch.Shelved {
  /** The object type. */
  static final String TYPE = "Clause";

  public String id() {
    return new GlobalId(TYPE, clause.key()).encode();
  }

  public String anchor() {
    return clause.anchor().value();
  }

  public Optional<String> label() {
    return clause.label();
  }

  public Optional<String> heading() {
    return clause.heading();
  }

  public String text() {
    return clause.text();
  }
}
