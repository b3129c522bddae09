package org.exemplar.campaigns.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.exemplar.campaigns.Clause;
import org.exemplar.campaigns.Doubt;
import org.exemplar.campaigns.PolicyClause;
import org.exemplar.campaigns.PolicyDocument;
import org.exemplar.campaigns.PolicyDocumentDraft;
import org.exemplar.campaigns.PolicyDocumentTree;
import org.exemplar.campaigns.Visibility;

/** Gives what was read its keys: {@code k} for the outermost document, {@code k-1} inside it. */
final class TreeBuilder {
  private final Optional<Doubt> found;
  private final Import from;
  private final List<PolicyDocument> documents = new ArrayList<>();
  private final List<PolicyClause> clauses = new ArrayList<>();

  /** What all documents of a file have in common. */
  record Import(String fileName, Visibility visibility, Instant at) {}

  private TreeBuilder(Optional<Doubt> found, Import from) {
    this.found = found;
    this.from = from;
  }

  /**
   * The tree of what was read.
   *
   * @param found what the store has against the outermost document
   */
  static PolicyDocumentTree tree(
      PolicyDocumentDraft draft, Optional<Doubt> found, String key, Import from) {
    TreeBuilder builder = new TreeBuilder(found, from);
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
        outerKey.isPresent() ? draft.doubts() : outermost(draft.doubts()),
        from.visibility(),
        from.fileName(),
        from.at());
  }

  /** The doubt of the store names the first line, and so comes before all others. */
  private List<Doubt> outermost(List<Doubt> doubts) {
    return Stream.concat(found.stream(), doubts.stream()).toList();
  }
}
