package org.exemplar.graphql.internal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import graphql.ErrorType;
import graphql.ExecutionInput;
import graphql.GraphqlErrorBuilder;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.execution.preparsed.PreparsedDocumentProvider;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.exemplar.spi.Language;
import org.exemplar.spi.LocalizedText;

/** Documents that were parsed and validated against one generation. */
final class DocumentCache implements PreparsedDocumentProvider {
  private static final int MAXIMUM_DOCUMENTS = 1_000;
  private static final int MAXIMUM_LENGTH = 20_000;

  private static final Pattern SUBSCRIPTION = Pattern.compile("\\bsubscription\\b");
  private static final LocalizedText NO_FIELD =
      new LocalizedText(
          "订阅须有恰好一个根字段，其片段须在文档中",
          "a subscription has exactly one root field; fragments that it spreads stand in the"
              + " document");
  private static final Pattern CONDITION = Pattern.compile("subscription[^@]*@\\s*(skip|include)");

  private final Cache<String, PreparsedDocumentEntry> cache =
      Caffeine.newBuilder().maximumSize(MAXIMUM_DOCUMENTS).executor(Runnable::run).build();

  @Override
  public CompletableFuture<PreparsedDocumentEntry> getDocumentAsync(
      ExecutionInput input, Function<ExecutionInput, PreparsedDocumentEntry> parse) {
    String query = input.getQuery();
    PreparsedDocumentEntry entry = cache.getIfPresent(query);
    if (entry == null) {
      entry = parsed(input, parse);
      if (!entry.hasErrors() && query.length() <= MAXIMUM_LENGTH) {
        cache.put(query, entry);
      }
    }
    return CompletableFuture.completedFuture(entry);
  }

  /**
   * The library's validation breaks on a subscription whose field is left out by a condition, or
   * may be, for which the specification allows no conditions; and on one whose field is not there,
   * such as behind a fragment that nobody wrote.
   */
  static PreparsedDocumentEntry parsed(
      ExecutionInput input, Function<ExecutionInput, PreparsedDocumentEntry> parse) {
    try {
      return parse.apply(input);
    } catch (IndexOutOfBoundsException | NullPointerException broke) {
      if (CONDITION.matcher(input.getQuery()).find()) {
        return refused(input, Requests.SUBSCRIPTION_CONDITIONAL, Requests.NO_CONDITIONS);
      }
      if (SUBSCRIPTION.matcher(input.getQuery()).find()) {
        return refused(input, "GRAPHQL_VALIDATION_FAILED", NO_FIELD);
      }
      throw broke;
    }
  }

  private static PreparsedDocumentEntry refused(
      ExecutionInput input, String code, LocalizedText message) {
    Language language =
        input.getGraphQLContext().getOrDefault(FieldEnvironment.LANGUAGE, Language.ZH);
    return new PreparsedDocumentEntry(
        GraphqlErrorBuilder.newError()
            .errorType(ErrorType.ValidationError)
            .message("%s", message.in(language))
            .extensions(Map.of("code", code))
            .build());
  }
}
