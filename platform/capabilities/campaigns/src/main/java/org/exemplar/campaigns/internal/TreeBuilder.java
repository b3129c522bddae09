package org.exemplar.campaigns.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.exemplar.campaigns.Clause;
import org.exemplar.campaigns.PolicyClause;
import org.exemplar.campaigns.PolicyDocument;
import org.exemplar.campaigns.PolicyDocumentDraft;
import org.exemplar.campaigns.PolicyDocumentTree;

/** Gives what was read its keys: {@code k} for the outermost document, {@code k-1} inside it. */
final class TreeBuilder {
  private final String fileName;
  private final Instant now;
  private final List<PolicyDocument> documents = new ArrayList<>();
  private final List<PolicyClause> clauses = new ArrayList<>();

  private TreeBuilder(String fileName, Instant now) {
    this.fileName = fileName;
    this.now = now;
  }

  static PolicyDocumentTree tree(
      PolicyDocumentDraft draft, String key, String fileName, Instant now) {
    TreeBuilder builder = new TreeBuilder(fileName, now);
    builder.add(draft, key, Optional.empty());
    return new PolicyDocumentTree(builder.documents, builder.clauses);
  }

  private void add(PolicyDocumentDraft draft, String key, Optional<String> outerKey) {
    documents.add(document(draft, key, outerKey));
    draft.clauses().forEach(clause -> add(clause, key));
    int ordinal = 1;
    for (PolicyDocumentDraft nested : draft.nested()) {
      add(nested, key + "-" + ordinal++, Optional.of(key));
    }
  }

  private void add(Clause clause, String documentKey) {
    clauses.add(
        new PolicyClause(
            documentKey, clause.anchor(), clause.label(), clause.heading(), clause.text()));
    clause.children().forEach(child -> add(child, documentKey));
  }

  private PolicyDocument document(
      PolicyDocumentDraft draft, String key, Optional<String> outerKey) {
    return new PolicyDocument(
        key,
        outerKey,
        draft.title(),
        draft.number(),
        draft.issuers(),
        draft.date(),
        draft.printedOn(),
        draft.printedBy(),
        draft.genre(),
        draft.keywords(),
        draft.recipients(),
        draft.copiesTo(),
        draft.printedCopies(),
        draft.references(),
        draft.doubts(),
        fileName,
        now);
  }
}
