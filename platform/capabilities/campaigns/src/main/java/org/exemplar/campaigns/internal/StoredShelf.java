package org.exemplar.campaigns.internal;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.exemplar.campaigns.DocumentMention;
import org.exemplar.campaigns.DocumentReference;
import org.exemplar.campaigns.PolicyClause;
import org.exemplar.campaigns.PolicyDocument;
import org.exemplar.campaigns.PolicyDocuments;
import org.exemplar.campaigns.Visibility;

/** Documents that are kept, as far as somebody may read them. */
record StoredShelf(PolicyDocuments documents, Set<Visibility> visible) implements Shelf {
  @Override
  public Map<String, PolicyDocument> byKeys(Collection<String> keys) {
    return documents.byKeys(keys, visible);
  }

  @Override
  public Map<String, List<PolicyDocument>> nestedIn(Collection<String> outerKeys) {
    return documents.nestedIn(outerKeys, visible);
  }

  @Override
  public Map<DocumentReference, PolicyDocument> named(Collection<DocumentReference> references) {
    return documents.named(references, visible);
  }

  @Override
  public Map<String, List<DocumentMention>> mentionsOf(Collection<String> documentKeys) {
    return documents.mentionsOf(documentKeys, visible);
  }

  @Override
  public Map<String, List<PolicyClause>> clausesOf(Collection<String> documentKeys) {
    return documents.clausesOf(documentKeys, visible);
  }
}
