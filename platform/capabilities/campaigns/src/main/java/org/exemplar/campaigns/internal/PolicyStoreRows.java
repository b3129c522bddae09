package org.exemplar.campaigns.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.exemplar.campaigns.ClauseAnchor;
import org.exemplar.campaigns.DocumentReference;
import org.exemplar.campaigns.Doubt;
import org.exemplar.campaigns.Genre;
import org.exemplar.campaigns.PolicyClause;
import org.exemplar.campaigns.PolicyDocument;
import org.exemplar.campaigns.Visibility;
import org.exemplar.store.JsonText;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.SqlStatement;

/** How values of policy documents stand in rows. */
final class PolicyStoreRows {
  static final RowMapper<PolicyDocument> DOCUMENT = (row, context) -> document(row);
  static final RowMapper<PolicyClause> CLAUSE = (row, context) -> clause(row);

  /** References with the keys of their documents. */
  static final RowMapper<Map.Entry<String, DocumentReference>> REFERENCE =
      (row, context) -> Map.entry(row.getString("document_key"), reference(row));

  private PolicyStoreRows() {}

  static <S extends SqlStatement<S>> S bind(S statement, PolicyDocument document) {
    return statement
        .bind("key", document.key())
        .bind("outerKey", document.outerKey().orElse(null))
        .bind("title", document.title().orElse(null))
        .bind("number", document.number().orElse(null))
        .bind("issuers", JsonText.of(document.issuers()))
        .bind("date", document.date().map(LocalDate::toString).orElse(null))
        .bind("printedOn", document.printedOn().map(LocalDate::toString).orElse(null))
        .bind("printedBy", document.printedBy().orElse(null))
        .bind("genre", document.genre().map(Enum::name).orElse(null))
        .bind("keywords", JsonText.of(document.keywords()))
        .bind("recipients", JsonText.of(document.recipients()))
        .bind("copiesTo", JsonText.of(document.copiesTo()))
        .bind(
            "printedCopies",
            document.printedCopies().isPresent() ? document.printedCopies().getAsInt() : null)
        .bind("doubts", JsonText.of(document.doubts()))
        .bind("visibility", document.visibility().name())
        .bind("fileName", document.fileName())
        .bind("importedAt", document.importedAt());
  }

  static <S extends SqlStatement<S>> S bind(S statement, PolicyClause clause) {
    return statement
        .bind("document", clause.documentKey())
        .bind("anchor", clause.anchor().value())
        .bind("parent", clause.anchor().parent().map(ClauseAnchor::value).orElse(null))
        .bind("label", clause.label().orElse(null))
        .bind("heading", clause.heading().orElse(null))
        .bind("body", clause.text());
  }

  static <S extends SqlStatement<S>> S bind(S statement, DocumentReference reference) {
    return statement
        .bind("kind", reference.kind().name())
        .bind("title", reference.title().orElse(null))
        .bind("number", reference.number().orElse(null));
  }

  /** The document with the references that stand in a table of their own. */
  static PolicyDocument with(PolicyDocument bare, List<DocumentReference> references) {
    return new PolicyDocument(
        bare.key(),
        bare.outerKey(),
        bare.title(),
        bare.number(),
        bare.issuers(),
        bare.date(),
        bare.printedOn(),
        bare.printedBy(),
        bare.genre(),
        bare.keywords(),
        bare.recipients(),
        bare.copiesTo(),
        bare.printedCopies(),
        references,
        bare.doubts(),
        bare.visibility(),
        bare.fileName(),
        bare.importedAt());
  }

  private static PolicyDocument document(ResultSet row) throws SQLException {
    return new PolicyDocument(
        row.getString("document_key"),
        text(row, "outer_key"),
        text(row, "title"),
        text(row, "number"),
        JsonText.list(row.getString("issuers"), String.class),
        text(row, "issued_on").map(LocalDate::parse),
        text(row, "printed_on").map(LocalDate::parse),
        text(row, "printed_by"),
        text(row, "genre").map(Genre::valueOf),
        JsonText.list(row.getString("keywords"), String.class),
        JsonText.list(row.getString("recipients"), String.class),
        JsonText.list(row.getString("copies_to"), String.class),
        number(row, "printed_copies"),
        List.of(),
        JsonText.list(row.getString("doubts"), Doubt.class),
        Visibility.valueOf(row.getString("visibility")),
        row.getString("file_name"),
        Instant.parse(row.getString("imported_at")));
  }

  private static PolicyClause clause(ResultSet row) throws SQLException {
    return new PolicyClause(
        row.getString("document_key"),
        new ClauseAnchor(row.getString("anchor")),
        text(row, "label"),
        text(row, "heading"),
        row.getString("body"));
  }

  private static DocumentReference reference(ResultSet row) throws SQLException {
    return new DocumentReference(
        DocumentReference.Kind.valueOf(row.getString("kind")),
        text(row, "title"),
        text(row, "number"));
  }

  private static Optional<String> text(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getString(column));
  }

  private static OptionalInt number(ResultSet row, String column) throws SQLException {
    int number = row.getInt(column);
    return row.wasNull() ? OptionalInt.empty() : OptionalInt.of(number);
  }
}
