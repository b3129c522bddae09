package org.exemplar.graphql.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import graphql.ExecutionInput;
import graphql.execution.ExecutionContext;
import graphql.language.Argument;
import graphql.language.Field;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.ObjectField;
import graphql.language.ObjectValue;
import graphql.language.OperationDefinition.Operation;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.language.VariableReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.exemplar.graphql.internal.KeyedAnswers.Key;
import org.exemplar.graphql.internal.KeyedAnswers.Taken;
import org.exemplar.spi.identity.Caller;
import org.exemplar.spi.schema.Refusal;
import org.exemplar.store.Sha256;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sees to it that a mutation that is sent twice with one key is carried out once. */
final class KeyedMutations {
  private static final String TAKEN = "exemplar.key-taken";
  private static final String ARGUMENT = "idempotencyKey";
  private static final int LONGEST = 200;
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final ObjectMapper SORTED =
      new ObjectMapper().configure(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS, true);
  private static final Logger LOG = LoggerFactory.getLogger(KeyedMutations.class);

  private volatile @Nullable KeyedAnswers answers;

  /** Keeps answers there from now on; nowhere where it is null. */
  void keepIn(@Nullable KeyedAnswers book) {
    answers = book;
  }

  /**
   * Takes the key of an operation that has one.
   *
   * @throws Replayed when it was carried out before
   * @throws OperationRefused when its key is no good for it
   */
  void begin(ExecutionContext context, Caller caller) {
    if (context.getOperationDefinition().getOperation() != Operation.MUTATION) {
      return;
    }
    List<Optional<String>> keys = keys(context);
    Optional<String> key = keys.stream().flatMap(Optional::stream).findFirst();
    if (key.isPresent()) {
      check(key.get(), keys.size());
      take(new Key(caller.origin().actor(), key.get()), context);
    }
  }

  private void take(Key key, ExecutionContext context) {
    KeyedAnswers book = answers;
    if (book == null) {
      throw refused(Unavailable.refusal(ARGUMENT));
    }
    switch (book.take(key, operation(context.getExecutionInput()))) {
      case Taken.Fresh fresh -> context.getGraphQLContext().put(TAKEN, fresh);
      case Taken.Answered answered -> throw new Replayed(answered.answer());
      case Taken.Reused reused ->
          throw refused(
              Refusal.conflict(
                  "IDEMPOTENCY_KEY_REUSED",
                  "此 idempotencyKey 已用于另一操作，请换一个",
                  "this idempotencyKey stands for another operation; choose another one"));
      case Taken.Running running ->
          throw refused(
              Refusal.conflict(
                  "IDEMPOTENCY_KEY_RUNNING",
                  "同一操作正在进行，请稍后用同一 idempotencyKey 再试",
                  "the same operation is being carried out; send it again a little later"));
      case Taken.Lost lost ->
          throw refused(
              Refusal.conflict(
                  "IDEMPOTENCY_ANSWER_LOST",
                  "此操作已执行，但当时的回答没有保存；变更见审计日志第 " + lost.position() + " 条",
                  "this operation was carried out, and its answer was lost; its changes begin at"
                      + " entry "
                      + lost.position()
                      + " of the audit log"));
    }
  }

  /** Keeps what an operation with a key was answered. */
  void settle(ExecutionInput input, Map<String, Object> body) {
    Taken.Fresh taken = input.getGraphQLContext().get(TAKEN);
    KeyedAnswers book = answers;
    if (taken == null || book == null) {
      return;
    }
    try {
      book.settle(taken, JSON.writeValueAsString(body));
      input.getGraphQLContext().delete(TAKEN);
    } catch (JsonProcessingException | RuntimeException unkept) {
      LOG.warn("The answer of a mutation with a key could not be kept", unkept);
    }
  }

  /** Leaves the key of an operation that was not settled. */
  void abandon(ExecutionInput input) {
    Taken.Fresh taken = input.getGraphQLContext().get(TAKEN);
    KeyedAnswers book = answers;
    if (taken != null && book != null) {
      try {
        book.abandon(taken);
      } catch (RuntimeException unkept) {
        LOG.warn("The key of a mutation that broke could not be left", unkept);
      }
    }
  }

  /** The body of a response that was kept. */
  static Map<?, ?> body(Replayed replayed) {
    try {
      return JSON.readValue(replayed.answer(), Map.class);
    } catch (JsonProcessingException damaged) {
      throw new IllegalStateException("an answer that was kept is damaged", damaged);
    }
  }

  private static void check(String key, int mutations) {
    if (key.isBlank() || key.length() > LONGEST) {
      throw refused(
          Refusal.of(
                  "IDEMPOTENCY_KEY_INVALID",
                  "idempotencyKey 应有 1 到 " + LONGEST + " 个字符",
                  "an idempotencyKey has 1 to " + LONGEST + " characters")
              .at("input", ARGUMENT));
    }
    if (mutations > 1) {
      throw refused(
          Refusal.of(
                  "IDEMPOTENCY_KEY_INVALID",
                  "带 idempotencyKey 的变更须单独发送，一次请求一个",
                  "a mutation with an idempotencyKey is sent alone, one a request")
              .at("input", ARGUMENT));
    }
  }

  private static OperationRefused refused(Refusal refusal) {
    return new OperationRefused(List.of(refusal));
  }

  /** Digest of everything that is asked. */
  private static String operation(ExecutionInput input) {
    try {
      return Sha256.hex(
          SORTED.writeValueAsString(
              Arrays.asList(
                  input.getQuery(), input.getOperationName(), input.getRawVariables().toMap())));
    } catch (JsonProcessingException unwritable) {
      throw new IllegalStateException(unwritable);
    }
  }

  /** Of each field of the operation, the key that its input has. */
  private static List<Optional<String>> keys(ExecutionContext context) {
    List<Optional<String>> keys = new ArrayList<>();
    collect(context.getOperationDefinition().getSelectionSet(), context, keys);
    return keys;
  }

  private static void collect(
      SelectionSet selections, ExecutionContext context, List<Optional<String>> keys) {
    for (Selection<?> selection : selections.getSelections()) {
      switch (selection) {
        case Field field -> keys.add(key(field, context));
        case InlineFragment fragment -> collect(fragment.getSelectionSet(), context, keys);
        case FragmentSpread spread ->
            collect(
                Objects.requireNonNull(context.getFragment(spread.getName())).getSelectionSet(),
                context,
                keys);
        default -> throw new IllegalStateException("no selection: " + selection);
      }
    }
  }

  private static Optional<String> key(Field field, ExecutionContext context) {
    return field.getArguments().stream()
        .filter(argument -> argument.getName().equals("input"))
        .map(Argument::getValue)
        .findFirst()
        .flatMap(input -> key(input, context));
  }

  private static Optional<String> key(Value<?> input, ExecutionContext context) {
    return switch (input) {
      case VariableReference whole ->
          text(variable(whole, context) instanceof Map<?, ?> map ? map.get(ARGUMENT) : null);
      case ObjectValue literal ->
          literal.getObjectFields().stream()
              .filter(field -> field.getName().equals(ARGUMENT))
              .map(ObjectField::getValue)
              .findFirst()
              .flatMap(
                  value ->
                      value instanceof VariableReference reference
                          ? text(variable(reference, context))
                          : text(value instanceof StringValue text ? text.getValue() : null));
      default -> Optional.empty();
    };
  }

  private static @Nullable Object variable(VariableReference reference, ExecutionContext context) {
    return context.getCoercedVariables().get(reference.getName());
  }

  private static Optional<String> text(@Nullable Object value) {
    return value instanceof String text ? Optional.of(text) : Optional.empty();
  }
}
