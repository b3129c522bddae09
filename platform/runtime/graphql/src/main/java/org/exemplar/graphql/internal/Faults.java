package org.exemplar.graphql.internal;

import graphql.ErrorType;
import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import graphql.execution.DataFetcherExceptionHandler;
import graphql.execution.DataFetcherExceptionHandlerParameters;
import graphql.execution.DataFetcherExceptionHandlerResult;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.exemplar.spi.Language;
import org.exemplar.spi.LocalizedText;
import org.exemplar.spi.schema.Refusal;
import org.exemplar.spi.schema.Refused;
import org.exemplar.store.Deadline;
import org.exemplar.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns what a fetcher throws into an error with a stable code; what is our own fault says nothing
 * but its id.
 */
final class Faults implements DataFetcherExceptionHandler {
  private static final String UNAVAILABLE = "STORE_UNAVAILABLE";
  private static final Logger LOG = LoggerFactory.getLogger(Faults.class);

  @Override
  public CompletableFuture<DataFetcherExceptionHandlerResult> handleException(
      DataFetcherExceptionHandlerParameters parameters) {
    Throwable thrown = parameters.getException();
    while ((thrown instanceof CompletionException || thrown instanceof FetcherBroke)
        && thrown.getCause() != null) {
      thrown = thrown.getCause();
    }
    GraphQLError error =
        switch (thrown) {
          case Refused refused -> refused(refused.refusal(), parameters);
          case StoreException late when late.code().equals(Deadline.EXCEEDED) ->
              refused(Requests.tooSlow(), parameters);
          default -> fault(thrown, parameters);
        };
    return CompletableFuture.completedFuture(
        DataFetcherExceptionHandlerResult.newResult(error).build());
  }

  private static GraphQLError refused(
      Refusal refusal, DataFetcherExceptionHandlerParameters parameters) {
    return error(
        refusal.message().in(language(parameters)), Requests.extensions(refusal), parameters);
  }

  private static Language language(DataFetcherExceptionHandlerParameters parameters) {
    return new FieldEnvironment(parameters.getDataFetchingEnvironment()).language();
  }

  private static GraphQLError fault(
      Throwable thrown, DataFetcherExceptionHandlerParameters parameters) {
    String id = UUID.randomUUID().toString();
    boolean store = thrown instanceof StoreException broken && broken.code().equals(UNAVAILABLE);
    String code = store ? UNAVAILABLE : "INTERNAL_ERROR";
    LocalizedText message =
        store
            ? new LocalizedText(
                "数据库暂时不可用，请稍后再试（编号 " + id + "）",
                "the database cannot be reached at present; try again later (id " + id + ")")
            : new LocalizedText(
                "服务器内部错误，请把编号 " + id + " 告诉管理员",
                "the server failed; tell its operator the id " + id);
    LOG.error("Fault {} at {}", id, parameters.getPath(), thrown);
    Map<String, Object> extensions = new LinkedHashMap<>();
    extensions.put("code", code);
    extensions.put("blame", Refusal.Blame.INTERNAL);
    extensions.put("correlationId", id);
    return error(message.in(language(parameters)), extensions, parameters);
  }

  private static GraphQLError error(
      String message,
      Map<String, Object> extensions,
      DataFetcherExceptionHandlerParameters parameters) {
    return GraphqlErrorBuilder.newError()
        .errorType(ErrorType.DataFetchingException)
        .message("%s", message)
        .path(parameters.getPath())
        .location(parameters.getSourceLocation())
        .extensions(extensions)
        .build();
  }
}
