package org.exemplar.web.internal;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a request names its document by: {@code documentId} as the appendix on persisted documents
 * of GraphQL over HTTP says, or {@code extensions.persistedQuery}, version 1.
 */
record DocumentName(String id) {
  private static final String SHA256 = "sha256:";
  private static final int LONGEST = 200;
  private static final Pattern HASH = Pattern.compile("[0-9a-fA-F]{64}");
  private static final Pattern LOWER_HASH = Pattern.compile("[0-9a-f]{64}");

  /**
   * The name in a request; empty where it has none.
   *
   * @throws FaultException {@code BAD_REQUEST}
   */
  static Optional<DocumentName> of(
      Optional<String> documentId, Map<String, @Nullable Object> extensions) throws FaultException {
    Optional<DocumentName> given =
        documentId.isPresent() ? Optional.of(checked(documentId.get())) : Optional.empty();
    Optional<DocumentName> extension =
        switch (extensions.get("persistedQuery")) {
          case null -> Optional.empty();
          case Map<?, ?> named -> Optional.of(new DocumentName(SHA256 + hash(named)));
          default ->
              throw new FaultException(
                  Fault.malformed(
                      "extensions.persistedQuery 须为对象",
                      "extensions.persistedQuery must be an object"));
        };
    if (given.isPresent() && extension.isPresent() && !given.equals(extension)) {
      throw new FaultException(
          Fault.malformed(
              "documentId 与 extensions.persistedQuery 指的不是同一文档",
              "documentId and extensions.persistedQuery name two documents"));
    }
    return given.or(() -> extension);
  }

  /** The digest that the name is made of; empty where it is one that a client made up. */
  Optional<String> digest() {
    return id.startsWith(SHA256) ? Optional.of(id.substring(SHA256.length())) : Optional.empty();
  }

  private static DocumentName checked(String id) throws FaultException {
    DocumentName name = new DocumentName(id);
    boolean whole = name.digest().map(text -> LOWER_HASH.matcher(text).matches()).orElse(true);
    if (id.isEmpty() || id.length() > LONGEST || !whole) {
      throw new FaultException(
          Fault.malformed(
              "documentId 须为 sha256: 加 64 位小写十六进制数，或登记时的标识",
              "documentId must be sha256: and 64 lower-case hexadecimal digits, or an identifier"
                  + " that was registered"));
    }
    return name;
  }

  private static String hash(Map<?, ?> named) throws FaultException {
    boolean first = named.get("version") instanceof Number version && version.doubleValue() == 1;
    if (first && named.get("sha256Hash") instanceof String hash && HASH.matcher(hash).matches()) {
      return hash.toLowerCase(Locale.ROOT);
    }
    throw new FaultException(
        Fault.malformed(
            "extensions.persistedQuery 须为 {version: 1, sha256Hash: 64 位十六进制数}",
            "extensions.persistedQuery must be {version: 1, sha256Hash: 64 hexadecimal digits}"));
  }
}
