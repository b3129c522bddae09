package org.exemplar.web.internal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.exemplar.store.Sha256;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;

/**
 * Documents that clients name by their SHA-256 instead of sending them ({@code
 * extensions.persistedQuery}, version 1). A client that names one that is not known is told so and
 * sends it along the next time; what is known is bounded, and forgotten when the platform stops.
 */
@Component(service = PersistedDocuments.class)
public final class PersistedDocuments {
  private static final long MOST_CHARACTERS = 16L * 1024 * 1024;
  private static final int LONGEST_DOCUMENT = 200_000;
  private static final Pattern HASH = Pattern.compile("[0-9a-fA-F]{64}");

  private final Cache<String, String> byHash =
      Caffeine.newBuilder()
          .maximumWeight(MOST_CHARACTERS)
          .weigher((String hash, String document) -> hash.length() + document.length())
          .executor(Runnable::run)
          .build();

  /**
   * The document of a request, sent or named.
   *
   * @param query what was sent, empty where nothing was
   * @throws FaultException {@code PERSISTED_QUERY_NOT_FOUND}, {@code
   *     PERSISTED_QUERY_HASH_MISMATCH}, {@code BAD_REQUEST}
   */
  String document(String query, Map<String, @Nullable Object> extensions) throws FaultException {
    return switch (extensions.get("persistedQuery")) {
      case null -> sent(query);
      case Map<?, ?> named -> query.isBlank() ? known(hash(named)) : learned(query, hash(named));
      default ->
          throw new FaultException(
              Fault.malformed(
                  "extensions.persistedQuery 须为对象", "extensions.persistedQuery must be an object"));
    };
  }

  private static String sent(String query) throws FaultException {
    if (query.isBlank()) {
      throw new FaultException(Fault.malformed("缺少 query", "There is no query"));
    }
    return query;
  }

  private String known(String hash) throws FaultException {
    String document = byHash.getIfPresent(hash);
    if (document == null) {
      throw new FaultException(Fault.PERSISTED_QUERY_NOT_FOUND);
    }
    return document;
  }

  private String learned(String query, String hash) throws FaultException {
    if (!Sha256.hex(query).equals(hash)) {
      throw new FaultException(Fault.PERSISTED_QUERY_HASH_MISMATCH);
    }
    if (query.length() <= LONGEST_DOCUMENT) {
      byHash.put(hash, query);
    }
    return query;
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
