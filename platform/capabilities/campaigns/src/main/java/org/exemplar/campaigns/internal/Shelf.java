package org.exemplar.campaigns.internal;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.exemplar.campaigns.DocumentMention;
import org.exemplar.campaigns.DocumentReference;
import org.exemplar.campaigns.PolicyClause;
import org.exemplar.campaigns.PolicyDocument;

/** Where documents stand: in the store, or in memory after a dry run. */
interface Shelf {
  Map<String, PolicyDocument> byKeys(Collection<String> keys);

  Map<String, List<PolicyDocument>> nestedIn(Collection<String> outerKeys);

  /** What those references name, as far as it is there. */
  Map<DocumentReference, PolicyDocument> named(Collection<DocumentReference> references);

  /** What refers to those documents, by their keys. */
  Map<String, List<DocumentMention>> mentionsOf(Collection<String> documentKeys);

  Map<String, List<PolicyClause>> clausesOf(Collection<String> documentKeys);
}
