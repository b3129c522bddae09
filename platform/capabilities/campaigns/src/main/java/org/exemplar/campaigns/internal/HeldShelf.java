package org.exemplar.campaigns.internal;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.exemplar.campaigns.DocumentMention;
import org.exemplar.campaigns.DocumentReference;
import org.exemplar.campaigns.PolicyClause;
import org.exemplar.campaigns.PolicyDocument;
import org.exemplar.campaigns.PolicyDocumentTree;

/** Documents that were read in a dry run and are not kept. */
record HeldShelf(PolicyDocumentTree tree) implements Shelf {
  @Override
  public Map<String, PolicyDocument> byKeys(Collection<String> keys) {
    return tree.documents().stream()
        .filter(document -> keys.contains(document.key()))
        .collect(toMap(PolicyDocument::key, document -> document));
  }

  @Override
  public Map<String, List<PolicyDocument>> nestedIn(Collection<String> outerKeys) {
    return tree.documents().stream()
        .filter(document -> document.outerKey().filter(outerKeys::contains).isPresent())
        .collect(groupingBy(document -> document.outerKey().orElseThrow()));
  }

  /** Nothing: a document that is not kept leads to none. */
  @Override
  public Map<DocumentReference, PolicyDocument> named(Collection<DocumentReference> references) {
    return Map.of();
  }

  /** Nothing: none refers to a document that is not kept. */
  @Override
  public Map<String, List<DocumentMention>> mentionsOf(Collection<String> documentKeys) {
    return Map.of();
  }

  @Override
  public Map<String, List<PolicyClause>> clausesOf(Collection<String> documentKeys) {
    return tree.clauses().stream()
        .filter(clause -> documentKeys.contains(clause.documentKey()))
        .collect(groupingBy(PolicyClause::documentKey));
  }
}
