package org.exemplar.campaigns.internal;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.exemplar.campaigns.PolicyClause;
import org.exemplar.campaigns.PolicyDocument;

/** Where documents stand: in the store, or in memory after a dry run. */
interface Shelf {
  Map<String, PolicyDocument> byKeys(Collection<String> keys);

  Map<String, List<PolicyDocument>> nestedIn(Collection<String> outerKeys);

  Map<String, List<PolicyClause>> clausesOf(Collection<String> documentKeys);
}
