package org.exemplar.campaigns;

import java.util.List;

/**
 * A document with those inside it and all their clauses.
 *
 * @param documents the outermost one first, each before those inside it
 * @param clauses in the order of their documents, each before those below it
 */
public record PolicyDocumentTree(List<PolicyDocument> documents, List<PolicyClause> clauses) {

  public PolicyDocumentTree {
    documents = List.copyOf(documents);
    clauses = List.copyOf(clauses);
    if (documents.isEmpty()) {
      throw new IllegalArgumentException("a tree has a document");
    }
  }

  public PolicyDocument outermost() {
    return documents.getFirst();
  }
}
