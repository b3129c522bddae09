package org.exemplar.graphql.internal;

import graphql.ErrorType;
import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQLError;
import graphql.ParseAndValidate;
import graphql.ParseAndValidateResult;
import graphql.language.Document;
import graphql.language.OperationDefinition;
import graphql.validation.ValidationError;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dataloader.DataLoaderRegistry;
import org.exemplar.graphql.GraphQlRequest;
import org.exemplar.graphql.GraphQlResponse;
import org.exemplar.graphql.GraphQlResponse.Outcome;
import org.exemplar.spi.Language;

/** Executes one request on a generation that it has a lease on. */
final class Requests {
  private Requests() {}

  static GraphQlResponse execute(Generation generation, GraphQlRequest request) {
    ExecutionInput input = input(request);
    if (request.readOnly() && mutates(input)) {
      return refusal(
          Outcome.MUTATION_NOT_ALLOWED,
          "MUTATION_NOT_ALLOWED",
          "变更操作请使用 POST send mutations by POST");
    }
    ExecutionResult result = generation.execute(input);
    Map<String, Object> body = new LinkedHashMap<>(result.toSpecification());
    if (!result.getErrors().isEmpty()) {
      body.put("errors", coded(result.getErrors()));
    }
    return new GraphQlResponse(result.isDataPresent() ? Outcome.EXECUTED : Outcome.REFUSED, body);
  }

  static GraphQlResponse refusal(Outcome outcome, String code, String message) {
    Map<String, Object> error = Map.of("message", message, "extensions", Map.of("code", code));
    return new GraphQlResponse(outcome, Map.of("errors", List.of(error)));
  }

  private static ExecutionInput input(GraphQlRequest request) {
    ExecutionInput.Builder input =
        ExecutionInput.newExecutionInput()
            .query(request.query())
            .variables(request.variables())
            .locale(request.language() == Language.EN ? Locale.ENGLISH : Locale.SIMPLIFIED_CHINESE)
            .dataLoaderRegistry(new DataLoaderRegistry())
            .graphQLContext(
                Map.of(
                    FieldEnvironment.LANGUAGE, request.language(),
                    FieldEnvironment.ACTOR, request.actor()));
    request.operationName().ifPresent(input::operationName);
    return input.build();
  }

  private static boolean mutates(ExecutionInput input) {
    ParseAndValidateResult parsed = ParseAndValidate.parse(input);
    Document document = parsed.getDocument();
    if (document == null) {
      return false;
    }
    List<OperationDefinition> operations = document.getDefinitionsOfType(OperationDefinition.class);
    String name = input.getOperationName();
    return operations.stream()
        .filter(operation -> name == null || name.isEmpty() || name.equals(operation.getName()))
        .anyMatch(operation -> operation.getOperation() == OperationDefinition.Operation.MUTATION);
  }

  /** Gives every error a stable code; those of fetchers have one already. */
  private static List<Map<String, Object>> coded(List<GraphQLError> errors) {
    List<Map<String, Object>> coded = new ArrayList<>();
    for (GraphQLError error : errors) {
      Map<String, Object> body = new LinkedHashMap<>(error.toSpecification());
      Map<String, Object> extensions = new LinkedHashMap<>();
      if (body.get("extensions") instanceof Map<?, ?> given) {
        given.forEach((key, value) -> extensions.put(String.valueOf(key), value));
      }
      extensions.remove("classification");
      extensions.putIfAbsent("code", code(error));
      body.put("extensions", extensions);
      coded.add(body);
    }
    return coded;
  }

  private static String code(GraphQLError error) {
    if (error instanceof ValidationError || error.getErrorType() == ErrorType.ValidationError) {
      return error.getPath() == null ? "GRAPHQL_VALIDATION_FAILED" : "BAD_USER_INPUT";
    }
    return switch (error.getErrorType()) {
      case ErrorType.InvalidSyntax -> "GRAPHQL_PARSE_FAILED";
      case ErrorType.NullValueInNonNullableField -> "NULL_VALUE";
      case ErrorType.OperationNotSupported -> "OPERATION_NOT_SUPPORTED";
      default -> "BAD_REQUEST";
    };
  }
}
