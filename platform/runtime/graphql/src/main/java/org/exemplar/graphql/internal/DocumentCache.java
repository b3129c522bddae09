package org.exemplar.graphql.internal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import graphql.ExecutionInput;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.execution.preparsed.PreparsedDocumentProvider;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** Documents that were parsed and validated against one generation. */
final class DocumentCache implements PreparsedDocumentProvider {
  private static final int MAXIMUM_DOCUMENTS = 1_000;
  private static final int MAXIMUM_LENGTH = 20_000;

  private final Cache<String, PreparsedDocumentEntry> cache =
      Caffeine.newBuilder().maximumSize(MAXIMUM_DOCUMENTS).executor(Runnable::run).build();

  @Override
  public CompletableFuture<PreparsedDocumentEntry> getDocumentAsync(
      ExecutionInput input, Function<ExecutionInput, PreparsedDocumentEntry> parse) {
    String query = input.getQuery();
    PreparsedDocumentEntry entry = cache.getIfPresent(query);
    if (entry == null) {
      entry = parse.apply(input);
      if (!entry.hasErrors() && query.length() <= MAXIMUM_LENGTH) {
        cache.put(query, entry);
      }
    }
    return CompletableFuture.completedFuture(entry);
  }
}
