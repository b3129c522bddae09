package org.exemplar.caselibrary.internal.collections;

import java.time.Instant;
import java.util.Optional;
import org.exemplar.spi.schema.GlobalId;

/** A case in a collection, and why it stands there. */
record CollectionItem(String caseKey, Optional<String> note, Instant addedAt) {
  /** The type of what stands in collections. */
  static final String CASE = "CaseStudy";

  GlobalId caseId() {
    return new GlobalId(CASE, caseKey);
  }

  /** The same with another note. */
  CollectionItem noted(Optional<String> other) {
    return new CollectionItem(caseKey, other, addedAt);
  }
}
