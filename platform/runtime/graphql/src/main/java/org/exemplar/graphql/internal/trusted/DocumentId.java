package org.exemplar.graphql.internal.trusted;

import java.util.Optional;
import java.util.regex.Pattern;
import org.exemplar.spi.schema.Refusal;

/** Identifiers of documents, as the appendix on persisted documents of GraphQL over HTTP says. */
final class DocumentId {
  static final int LONGEST = 200;
  private static final String SHA256 = "sha256:";
  private static final Pattern NAME =
      Pattern.compile("(x-[A-Za-z0-9._~-]+:)?[A-Za-z0-9._~-]+|sha256:[0-9a-f]{64}");

  private DocumentId() {}

  /** The one that every document has. */
  static String of(String digest) {
    return SHA256 + digest;
  }

  /** The digest that an identifier is made of; empty where it is another one. */
  static Optional<String> digest(String id) {
    return id.startsWith(SHA256) ? Optional.of(id.substring(SHA256.length())) : Optional.empty();
  }

  /** Why a document of that digest cannot be named so. */
  static Optional<Refusal> refusal(String id, String digest) {
    if (id.length() > LONGEST || !NAME.matcher(id).matches()) {
      return Optional.of(
          Refusal.of(
              "DOCUMENT_ID_INVALID",
              "标识应为 sha256: 加 64 位小写十六进制数，或由字母、数字、- . _ ~ 组成，可带前缀 x-…:，最多 " + LONGEST + " 个字符",
              "an identifier is sha256: and 64 lower-case hexadecimal digits, or a name of letters,"
                  + " digits, - . _ ~, maybe with a prefix x-…:, and has at most "
                  + LONGEST
                  + " characters"));
    }
    return digest(id)
        .filter(named -> !named.equals(digest))
        .map(
            other ->
                Refusal.of(
                    "DOCUMENT_ID_INVALID",
                    "标识与文档不符：文档的标识为 " + of(digest),
                    "the identifier is that of another document; that of this one is "
                        + of(digest)));
  }
}
