package org.exemplar.graphql.internal;

import graphql.ErrorType;
import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.ExperimentalApi;
import graphql.GraphQLError;
import graphql.ParseAndValidate;
import graphql.execution.InputMapDefinesTooManyFieldsException;
import graphql.execution.NonNullableValueCoercedAsNullException;
import graphql.execution.UnknownOperationException;
import graphql.incremental.IncrementalExecutionResult;
import graphql.introspection.GoodFaithIntrospection.BadFaithIntrospectionError;
import graphql.language.Document;
import graphql.language.OperationDefinition;
import graphql.parser.ParserOptions;
import graphql.schema.CoercingParseValueException;
import graphql.validation.ValidationError;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Stream;
import org.dataloader.DataLoaderRegistry;
import org.exemplar.graphql.Allowance;
import org.exemplar.graphql.GraphQlAnswer;
import org.exemplar.graphql.GraphQlRequest;
import org.exemplar.graphql.GraphQlResponse;
import org.exemplar.graphql.GraphQlResponse.Outcome;
import org.exemplar.identity.SessionChange;
import org.exemplar.spi.Language;
import org.exemplar.spi.LocalizedText;
import org.exemplar.spi.identity.Caller;
import org.exemplar.spi.schema.Refusal;
import org.exemplar.spi.schema.Refusal.Blame;
import org.exemplar.store.Deadline;
import org.jspecify.annotations.Nullable;

/** Executes one request on a generation that it has a lease on. */
final class Requests {
  static final String SUBSCRIPTION_CONDITIONAL = "SUBSCRIPTION_CONDITIONAL";
  static final LocalizedText NO_CONDITIONS =
      new LocalizedText(
          "订阅的根字段不能带 @skip 或 @include，请去掉",
          "the field of a subscription takes no @skip and no @include; take them away");

  private static final LocalizedText NO_LONGER_KNOWN =
      new LocalizedText(
          "会话或令牌已失效，请重新登录或更换令牌后再订阅",
          "the session or the token has ended; sign in again or take another token, and subscribe"
              + " anew");

  private static final LocalizedText NO_LONGER_TRUSTED =
      new LocalizedText(
          "该客户端现只能使用已登记的文档，订阅所用的文档不在其中；请用登记过的文档重新订阅",
          "the client is held to its registered documents by now, and that of the subscription is"
              + " none of them; subscribe anew with one that is");

  private static final LocalizedText MUTATION_BY_GET =
      new LocalizedText("变更操作请使用 POST", "send mutations by POST");

  private static final LocalizedText NO_EVENT_STREAM =
      new LocalizedText(
          "订阅请用 Accept: text/event-stream",
          "ask for a subscription with Accept: text/event-stream");

  private static final LocalizedText NO_VALUE =
      new LocalizedText("服务器没有给出此处必有的值", "the server has no value here, where there must be one");

  private Requests() {}

  static GraphQlResponse execute(Generation generation, GraphQlRequest request) {
    return execute(generation, request, Map.of());
  }

  /**
   * Begins a request that may be a subscription.
   *
   * @param event executes an event of the source stream, later
   */
  static GraphQlAnswer begin(
      Generation generation, GraphQlRequest request, Function<Object, GraphQlResponse> event) {
    SubscriptionTurn.Making making = new SubscriptionTurn.Making();
    ExecutionInput input = input(generation, request, Map.of(SubscriptionTurn.KEY, making));
    if (generation.defers() && !mutates(input)) {
      input.getGraphQLContext().put(ExperimentalApi.ENABLE_INCREMENTAL_SUPPORT, true);
    }
    GraphQlResponse response = execute(generation, request, input, System.nanoTime());
    if (!making.isSubscription()) {
      return DeferredParts.answer(generation, request, input, response);
    }
    return making
        .source()
        .<GraphQlAnswer>map(source -> new GraphQlAnswer.Stream(new ResponseStream(source, event)))
        .orElseGet(() -> new GraphQlAnswer.Single(noSource(request, response)));
  }

  /** A source stream that could not be made leaves errors alone. */
  private static GraphQlResponse noSource(GraphQlRequest request, GraphQlResponse response) {
    return response.body().containsKey("errors")
        ? new GraphQlResponse(
            Outcome.REFUSED, Map.of("errors", response.body().getOrDefault("errors", List.of())))
        : refusal(Outcome.REFUSED, SUBSCRIPTION_CONDITIONAL, NO_CONDITIONS, request);
  }

  /**
   * Executes one event of a source stream, for its subscriber with what it may do by now; the
   * document may have been valid for another schema, or begun when its client might use it.
   *
   * @param trusted whether somebody may go on with a document
   */
  static GraphQlResponse event(
      Generation generation,
      GraphQlRequest begun,
      Object event,
      BiPredicate<Caller, String> trusted) {
    Optional<Caller> caller = begun.caller().now();
    if (caller.isEmpty()) {
      return refusal(Outcome.DENIED, Denials.UNAUTHENTICATED, NO_LONGER_KNOWN, begun);
    }
    if (!trusted.test(caller.get(), begun.query())) {
      return refusal(Outcome.DENIED, "DOCUMENT_NOT_TRUSTED", NO_LONGER_TRUSTED, begun);
    }
    GraphQlRequest request = begun.by(caller.get());
    GraphQlResponse response =
        execute(
            generation, request, Map.of(SubscriptionTurn.KEY, new SubscriptionTurn.Event(event)));
    if (response.outcome() != Outcome.REFUSED) {
      return response;
    }
    List<Object> errors = new ArrayList<>(ToldErrors.of(schemaChanged(), request));
    if (response.body().get("errors") instanceof List<?> reasons) {
      errors.addAll(reasons);
    }
    return new GraphQlResponse(Outcome.REFUSED, Map.of("errors", errors));
  }

  private static Refusal schemaChanged() {
    return Refusal.conflict(
        "SCHEMA_CHANGED",
        "插件变更后，订阅的文档在新模式中不再有效；请按新模式修改后重新订阅，模式见 /graphql/schema.graphqls",
        "a change of plugins has changed the schema, and the document of the subscription is no"
            + " longer valid; write it anew for the schema at /graphql/schema.graphqls and"
            + " subscribe again");
  }

  private static GraphQlResponse execute(
      Generation generation, GraphQlRequest request, Map<String, Object> turn) {
    return execute(generation, request, input(generation, request, turn), System.nanoTime());
  }

  private static GraphQlResponse execute(
      Generation generation, GraphQlRequest request, ExecutionInput input, long begin) {
    return generation
        .spans()
        .over(request, input, () -> watched(generation, request, input, begin));
  }

  private static GraphQlResponse watched(
      Generation generation, GraphQlRequest request, ExecutionInput input, long begin) {
    GraphQlResponse response = execute(generation, request, input);
    OperationFacts facts = input.getGraphQLContext().get(OperationFacts.KEY);
    return facts == null
        ? response
        : response.of(generation.watch().seen(request, facts, response, System.nanoTime() - begin));
  }

  private static GraphQlResponse execute(
      Generation generation, GraphQlRequest request, ExecutionInput input) {
    if (request.readOnly() && mutates(input)) {
      return refusal(
          Outcome.MUTATION_NOT_ALLOWED, "MUTATION_NOT_ALLOWED", MUTATION_BY_GET, request);
    }
    Deadline deadline = new Deadline();
    ExecutionResult result = execute(generation, input, deadline);
    if (deadline.isPassed() && !result.getErrors().isEmpty()) {
      return new GraphQlResponse(
          Outcome.TIMED_OUT, Map.of("errors", ToldErrors.of(tooSlow(), request)));
    }
    if (!result.getErrors().isEmpty()
        && result.getErrors().getFirst() instanceof SubscriptionStrategy.NotAllowed) {
      return refusal(
          Outcome.SUBSCRIPTION_NOT_ALLOWED,
          "SUBSCRIPTION_NEEDS_EVENT_STREAM",
          NO_EVENT_STREAM,
          request);
    }
    if (!result.getErrors().isEmpty() && result.getErrors().getFirst() instanceof Replayed before) {
      return replayed(before);
    }
    Map<String, Object> body = new LinkedHashMap<>(result.toSpecification());
    if (!result.getErrors().isEmpty()) {
      body.put("errors", errors(generation, request, input, result.getErrors()));
    }
    if (result instanceof IncrementalExecutionResult parts) {
      input.getGraphQLContext().put(IncrementalExecutionResult.class, parts);
    }
    Optional<Allowance> allowance = settle(input, result, body);
    generation.keyed().settle(input, body);
    generation.refusals().settle(request, input, result.getErrors());
    return new GraphQlResponse(
        outcome(result),
        body,
        Optional.ofNullable(input.getGraphQLContext().get(SessionChange.class)),
        allowance,
        Optional.empty());
  }

  /** The answer of then, which says that it is one. */
  private static GraphQlResponse replayed(Replayed before) {
    Map<String, Object> body = copy(KeyedMutations.body(before));
    Map<String, Object> extensions = copy(body.get("extensions"));
    extensions.put("replayed", true);
    body.put("extensions", extensions);
    return new GraphQlResponse(Outcome.EXECUTED, body);
  }

  private static ExecutionResult execute(
      Generation generation, ExecutionInput input, Deadline deadline) {
    try {
      return deadline.over(() -> generation.execute(input));
    } catch (RuntimeException | Error broken) {
      generation.keyed().abandon(input);
      throw broken;
    } finally {
      disarm(input);
    }
  }

  static void disarm(ExecutionInput input) {
    Deadlines.Alarm alarm = input.getGraphQLContext().get(Gate.ALARM);
    if (alarm != null) {
      alarm.cancel();
    }
  }

  static Refusal tooSlow() {
    return Refusal.of(
        Deadline.EXCEEDED,
        "查询超过了允许的时间，已中止；请缩小查询（减小 first、减少层数）后再试",
        "the query took longer than it may and was given up; ask for less (a smaller first, fewer"
            + " levels) and try again");
  }

  /**
   * Tells what it cost, and gives back what was taken for it beyond that; nothing where parts were
   * put off, of which it is not known yet.
   */
  private static Optional<Allowance> settle(
      ExecutionInput input, ExecutionResult result, Map<String, Object> body) {
    Gate.Pass pass = input.getGraphQLContext().get(Gate.PASS);
    if (pass == null) {
      return result.getErrors().stream()
          .filter(RateExceeded.class::isInstance)
          .map(exceeded -> ((RateExceeded) exceeded).allowance())
          .findFirst();
    }
    OperationFacts facts =
        Objects.requireNonNull(input.getGraphQLContext().get(OperationFacts.KEY));
    long actual =
        result instanceof IncrementalExecutionResult
            ? pass.requested()
            : facts.cost().of(result.getData());
    if (result.isDataPresent()) {
      body.put("extensions", extensions(body.get("extensions"), pass.requested(), actual));
    }
    return pass.taken().map(taken -> taken.giveBack(pass.requested() - Math.max(1, actual)));
  }

  /** Beside what is there, what it could have cost at most and what it did cost. */
  private static Map<String, Object> extensions(
      @Nullable Object present, long requested, long actual) {
    Map<String, Object> extensions = copy(present);
    Map<String, Object> cost = new LinkedHashMap<>();
    cost.put("requested", requested);
    cost.put("actual", actual);
    extensions.put("cost", cost);
    return extensions;
  }

  /** The members of an object that is written as JSON, in their order; none where there is none. */
  static Map<String, Object> copy(@Nullable Object object) {
    Map<String, Object> members = new LinkedHashMap<>();
    if (object instanceof Map<?, ?> given) {
      given.forEach((name, value) -> members.put(String.valueOf(name), value));
    }
    return members;
  }

  private static Outcome outcome(ExecutionResult result) {
    if (result.isDataPresent()) {
      return Outcome.EXECUTED;
    }
    if (result.getErrors().stream().anyMatch(AccessDenied.class::isInstance)) {
      return Outcome.DENIED;
    }
    if (result.getErrors().stream().anyMatch(RateExceeded.class::isInstance)) {
      return Outcome.RATE_LIMITED;
    }
    return result.getErrors().stream()
            .anyMatch(error -> error.getErrorType() == ErrorType.InvalidSyntax)
        ? Outcome.UNREADABLE
        : Outcome.REFUSED;
  }

  static GraphQlResponse refusal(
      Outcome outcome, String code, LocalizedText message, GraphQlRequest request) {
    Map<String, Object> extensions = new LinkedHashMap<>();
    extensions.put("code", code);
    extensions.put("blame", outcome == Outcome.NOT_READY ? Blame.INTERNAL : Blame.CALLER);
    Map<String, Object> error = new LinkedHashMap<>();
    error.put("message", message.in(request.language()));
    error.put("extensions", extensions);
    return new GraphQlResponse(outcome, Map.of("errors", ToldErrors.of(List.of(error), request)));
  }

  /** The parser stops at the number of tokens that the sender may send. */
  private static ParserOptions options(Generation generation, GraphQlRequest request) {
    int tokens = generation.limits(request.caller()).tokens();
    return ParserOptions.getDefaultOperationParserOptions()
        .transform(options -> options.maxTokens(tokens));
  }

  private static ExecutionInput input(
      Generation generation, GraphQlRequest request, Map<String, Object> turn) {
    ExecutionInput.Builder input =
        ExecutionInput.newExecutionInput()
            .query(ExecutableDescriptions.strip(request.query()))
            .variables(request.variables())
            .locale(request.language() == Language.EN ? Locale.ENGLISH : Locale.SIMPLIFIED_CHINESE)
            .dataLoaderRegistry(new DataLoaderRegistry())
            .graphQLContext(
                Map.of(
                    FieldEnvironment.LANGUAGE, request.language(),
                    FieldEnvironment.CALLER, request.caller(),
                    Gate.ADDRESS, request.address(),
                    ParserOptions.class, options(generation, request)))
            .graphQLContext(turn);
    request.operationName().ifPresent(input::operationName);
    return input.build();
  }

  private static boolean mutates(ExecutionInput input) {
    return operations(input)
        .anyMatch(operation -> operation.getOperation() == OperationDefinition.Operation.MUTATION);
  }

  /** The operations that may be meant; none when the document cannot be read. */
  private static Stream<OperationDefinition> operations(ExecutionInput input) {
    Document document = ParseAndValidate.parse(input).getDocument();
    String name = input.getOperationName();
    return document == null
        ? Stream.empty()
        : document.getDefinitionsOfType(OperationDefinition.class).stream()
            .filter(one -> name == null || name.isEmpty() || name.equals(one.getName()));
  }

  static List<Map<String, Object>> errors(
      Generation generation,
      GraphQlRequest request,
      ExecutionInput input,
      List<GraphQLError> errors) {
    return ToldErrors.of(worded(generation, request, input, errors), request);
  }

  private static List<Map<String, Object>> worded(
      Generation generation,
      GraphQlRequest request,
      ExecutionInput input,
      List<GraphQLError> errors) {
    if (errors.getFirst() instanceof AccessDenied denied) {
      return Denials.errors(denied, request.language());
    }
    if (errors.getFirst() instanceof OperationRefused exceeded) {
      return exceeded.refusals().stream().map(each -> error(each, request.language())).toList();
    }
    if (errors.getFirst() instanceof RateExceeded exceeded) {
      return List.of(error(exceeded.refusal(), request.language()));
    }
    if (errors.getFirst() instanceof BadFaithIntrospectionError) {
      return List.of(error(tooMuchIntrospection(), request.language()));
    }
    if (errors.getFirst() instanceof UnknownOperationException) {
      return List.of(error(unknownOperation(input), request.language()));
    }
    if (isOfVariable(errors.getFirst())) {
      List<Refusal> wrong =
          operations(input)
              .flatMap(
                  operation ->
                      VariableCheck.check(generation.schema(), operation, request.variables())
                          .stream())
              .toList();
      if (!wrong.isEmpty()) {
        return wrong.stream().map(each -> error(each, request.language())).toList();
      }
    }
    return coded(errors, request.language());
  }

  private static Refusal tooMuchIntrospection() {
    return Refusal.of(
        "INTROSPECTION_TOO_LARGE",
        "内省查询中 __schema、__type 等字段各只能出现一次，且不能循环展开；完整模式见 /graphql/schema.graphqls",
        "__schema, __type and the lists below them may each stand once in a query; the whole schema"
            + " is at /graphql/schema.graphqls");
  }

  private static Refusal unknownOperation(ExecutionInput input) {
    List<String> names =
        operations(input.transform(all -> all.operationName(null)))
            .flatMap(operation -> Optional.ofNullable(operation.getName()).stream())
            .toList();
    return (names.isEmpty()
            ? Refusal.of(
                "OPERATION_NOT_FOUND",
                "文档中的操作没有名称，请去掉 operationName",
                "the operation of the document has no name; leave operationName out")
            : Refusal.noneOf(
                names,
                "OPERATION_NOT_FOUND",
                "请用 operationName 指明要执行的操作，可用的有：" + String.join("、", names),
                "say by operationName which operation is to be executed; there are: "
                    + String.join(", ", names)))
        .at("operationName");
  }

  private static boolean isOfVariable(GraphQLError error) {
    return error instanceof CoercingParseValueException
        || error instanceof InputMapDefinesTooManyFieldsException
        || error instanceof NonNullableValueCoercedAsNullException;
  }

  static Map<String, Object> error(Refusal refusal, Language language) {
    return Map.of("message", refusal.message().in(language), "extensions", extensions(refusal));
  }

  /** What an error says of a refusal beside its message. */
  static Map<String, Object> extensions(Refusal refusal) {
    Map<String, Object> said = new LinkedHashMap<>();
    said.put("code", refusal.code());
    said.put("path", refusal.path());
    said.put("blame", refusal.blame());
    if (refusal instanceof Refusal.InvalidValue wrong && !wrong.allowedValues().isEmpty()) {
      said.put("allowedValues", wrong.allowedValues());
    }
    return said;
  }

  /** Gives every error a stable code; those of fetchers have one already. */
  private static List<Map<String, Object>> coded(List<GraphQLError> errors, Language language) {
    List<Map<String, Object>> coded = new ArrayList<>();
    for (GraphQLError error : errors) {
      Map<String, Object> body = new LinkedHashMap<>(error.toSpecification());
      Map<String, Object> extensions = copy(body.get("extensions"));
      extensions.remove("classification");
      extensions.put("code", code(error));
      extensions.putIfAbsent("blame", blame(error));
      body.put("extensions", extensions);
      if (error.getErrorType() == ErrorType.NullValueInNonNullableField) {
        body.put("message", NO_VALUE.in(language));
      }
      coded.add(body);
    }
    return coded;
  }

  private static Blame blame(GraphQLError error) {
    return error.getErrorType() == ErrorType.NullValueInNonNullableField
        ? Blame.INTERNAL
        : Blame.CALLER;
  }

  /** That which it has, or that of its kind. */
  static String code(GraphQLError error) {
    return error.getExtensions() != null && error.getExtensions().get("code") != null
        ? error.getExtensions().get("code").toString()
        : codeOfKind(error);
  }

  private static String codeOfKind(GraphQLError error) {
    if (error instanceof ValidationError || error.getErrorType() == ErrorType.ValidationError) {
      return error.getPath() == null ? "GRAPHQL_VALIDATION_FAILED" : VariableCheck.CODE;
    }
    return switch (error.getErrorType()) {
      case ErrorType.InvalidSyntax -> "GRAPHQL_PARSE_FAILED";
      case ErrorType.NullValueInNonNullableField -> "NULL_VALUE";
      case ErrorType.OperationNotSupported -> "OPERATION_NOT_SUPPORTED";
      default -> "BAD_REQUEST";
    };
  }
}
