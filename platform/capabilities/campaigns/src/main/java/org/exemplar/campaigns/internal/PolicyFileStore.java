package org.exemplar.campaigns.internal;

import java.util.List;
import java.util.Optional;
import org.exemplar.campaigns.PolicyDocument;
import org.exemplar.campaigns.Visibility;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** The SQL of the files that policy documents came from. */
final class PolicyFileStore {
  private PolicyFileStore() {}

  /** The document that came from the file with that digest. */
  static Optional<PolicyDocument> documentOfFile(Handle handle, String sha256) {
    return document(
        handle,
        handle
            .createQuery("SELECT document_key FROM policy_file WHERE sha256 = :sha256")
            .bind("sha256", sha256));
  }

  /** The document that came from a file of the same kind that says the same. */
  static Optional<PolicyDocument> documentOfText(Handle handle, SourceFile file) {
    return document(
        handle,
        handle
            .createQuery(
                "SELECT document_key FROM policy_file WHERE kind = :kind AND text_sha256 = :text")
            .bind("kind", file.kind().name())
            .bind("text", file.textSha256()));
  }

  static void insert(Handle handle, String documentKey, SourceFile file) {
    handle
        .createUpdate(
            "INSERT INTO policy_file (document_key, sha256, kind, content, text_sha256)"
                + " VALUES (:key, :sha256, :kind, :content, :text)")
        .bind("key", documentKey)
        .bind("sha256", file.sha256())
        .bind("kind", file.kind().name())
        .bind("content", file.text())
        .bind("text", file.textSha256())
        .execute();
  }

  private static Optional<PolicyDocument> document(Handle handle, Query key) {
    return key.mapTo(String.class)
        .findOne()
        .flatMap(
            found ->
                PolicyDocumentStore.byKeys(handle, List.of(found), Visibility.ALL).values().stream()
                    .findFirst());
  }
}
