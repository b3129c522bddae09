package org.exemplar.campaigns.internal;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.exemplar.campaigns.PolicyClause;
import org.exemplar.campaigns.PolicyDocument;
import org.exemplar.campaigns.PolicyDocuments;

/** Documents that are kept. */
record StoredShelf(PolicyDocuments documents) implements Shelf {
  @Override
  public Map<String, PolicyDocument> byKeys(Collection<String> keys) {
    return documents.byKeys(keys);
  }

  @Override
  public Map<String, List<PolicyDocument>> nestedIn(Collection<String> outerKeys) {
    return documents.nestedIn(outerKeys);
  }

  @Override
  public Map<String, List<PolicyClause>> clausesOf(Collection<String> documentKeys) {
    return documents.clausesOf(documentKeys);
  }
}
