package org.exemplar.caselibrary.internal;

import java.util.Collection;
import java.util.List;
import org.exemplar.caselibrary.CaseStudy;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The SQL of which policy documents cases answer, so that they are found from the document. */
final class CasePolicyStore {
  /** Cases that answer a clause of {@code :policyDocument}. */
  static final String CONDITION =
      " AND case_key IN (SELECT case_key FROM case_policy_document"
          + " WHERE document_key = :policyDocument)";

  private CasePolicyStore() {}

  /** Keeps it for cases that were written just now. */
  static void keep(Handle handle, Collection<CaseStudy> cases) {
    List<String> keys = cases.stream().map(CaseStudy::key).toList();
    handle
        .createUpdate("DELETE FROM case_policy_document WHERE case_key IN (<keys>)")
        .bindList("keys", keys)
        .execute();
    try (PreparedBatch batch =
        handle.prepareBatch(
            "INSERT INTO case_policy_document (document_key, case_key) VALUES (:document, :key)")) {
      for (CaseStudy study : cases) {
        study.content().appendix().clauses().stream()
            .map(CaseClauses::documentOf)
            .distinct()
            .forEach(document -> batch.bind("document", document).bind("key", study.key()).add());
      }
      if (batch.size() > 0) {
        batch.execute();
      }
    }
  }
}
