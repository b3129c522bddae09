package org.exemplar.graphql.internal;

import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQLError;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInterfaceType;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import graphql.schema.GraphQLUnionType;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dataloader.DataLoaderRegistry;
import org.exemplar.plugins.Problem;
import org.exemplar.spi.Language;
import org.exemplar.spi.LocalizedText;
import org.exemplar.spi.identity.Caller;
import org.exemplar.spi.identity.Origin;
import org.exemplar.store.Deadline;

/**
 * Asks a schema for everything below a plugin's root field that can be asked for without arguments,
 * as a client would. A plugin whose own fields answer with an error, or not at all, is found out
 * before anybody else meets it.
 */
final class SampleQueries {
  private static final int DEPTH = 4;

  /** An index is built after the schema has been tried. */
  private static final Set<String> EXPECTED = Set.of("UNKNOWN_INDEX", "UNKNOWN_FIELD");

  private final SchemaDraft draft;
  private final Duration limit;

  SampleQueries(SchemaDraft draft, Duration limit) {
    this.draft = draft;
    this.limit = limit;
  }

  /** What is wrong with the answers of a plugin's part of the schema. */
  List<Problem> of(String plugin) throws InterruptedException {
    GraphQLFieldDefinition root =
        draft.schema().getQueryType().getFieldDefinition(Names.camel(plugin));
    if (root == null) {
      return List.of(
          problem("Query." + Names.camel(plugin), "模式中没有它", "it is not there in the schema"));
    }
    return ask("{ " + root.getName() + selection(root.getType(), DEPTH) + " }");
  }

  private List<Problem> ask(String query) throws InterruptedException {
    ExecutionInput input =
        ExecutionInput.newExecutionInput()
            .query(query)
            .locale(Locale.SIMPLIFIED_CHINESE)
            .dataLoaderRegistry(new DataLoaderRegistry())
            .graphQLContext(
                Map.of(
                    FieldEnvironment.LANGUAGE,
                    Language.ZH,
                    FieldEnvironment.CALLER,
                    Caller.trusted(Origin.PLATFORM)))
            .build();
    CompletableFuture<ExecutionResult> answer = new CompletableFuture<>();
    Deadline deadline = new Deadline();
    Thread asking =
        Thread.ofPlatform()
            .daemon()
            .name("exemplar-sample-query")
            .start(
                () -> {
                  try {
                    answer.complete(deadline.over(() -> draft.graphql().execute(input)));
                  } catch (RuntimeException | Error thrown) {
                    answer.completeExceptionally(thrown);
                  }
                });
    try {
      return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS).getErrors().stream()
          .filter(error -> !EXPECTED.contains(code(error)))
          .map(SampleQueries::problem)
          .distinct()
          .toList();
    } catch (TimeoutException late) {
      deadline.pass();
      asking.interrupt();
      return List.of(
          problem(
              query,
              limit.toSeconds() + " 秒内没有回答",
              "there was no answer within " + limit.toSeconds() + " s"));
    } catch (ExecutionException thrown) {
      throw new IllegalStateException(thrown.getCause());
    } catch (InterruptedException ended) {
      asking.interrupt();
      throw ended;
    }
  }

  private static String code(GraphQLError error) {
    return error.getExtensions() == null
        ? ""
        : String.valueOf(error.getExtensions().getOrDefault("code", ""));
  }

  private static Problem problem(GraphQLError error) {
    String path =
        Stream.ofNullable(error.getPath())
            .flatMap(List::stream)
            .filter(String.class::isInstance)
            .map(String::valueOf)
            .collect(Collectors.joining("."));
    return problem(path, error.getMessage(), code(error) + " " + error.getMessage());
  }

  private static Problem problem(String place, String zh, String en) {
    return new Problem(
        "SAMPLE_QUERY_FAILED",
        new LocalizedText(
            "试查 " + place + " 时出错：" + zh + "；请改正插件代码", "a query of " + place + " failed: " + en),
        Optional.empty(),
        0,
        "");
  }

  /** What can be selected of a type; nothing for a leaf. */
  private String selection(GraphQLType wrapped, int depth) {
    GraphQLNamedType type = GraphQLTypeUtil.unwrapAll(wrapped);
    if (type instanceof GraphQLInterfaceType || type instanceof GraphQLUnionType) {
      return " { __typename }";
    }
    if (!(type instanceof GraphQLObjectType object)) {
      return "";
    }
    TreeSet<String> fields = new TreeSet<>(Set.of("__typename"));
    for (GraphQLFieldDefinition field : object.getFieldDefinitions()) {
      boolean free = field.getArguments().stream().noneMatch(SampleQueries::isNeeded);
      boolean leaf = GraphQLTypeUtil.isLeaf(GraphQLTypeUtil.unwrapAll(field.getType()));
      if (free && (leaf || depth > 1)) {
        boolean pages = field.getArgument("first") != null;
        fields.add(
            field.getName() + (pages ? "(first: 1)" : "") + selection(field.getType(), depth - 1));
      }
    }
    return " { " + String.join(" ", fields) + " }";
  }

  private static boolean isNeeded(GraphQLArgument argument) {
    return GraphQLTypeUtil.isNonNull(argument.getType()) && !argument.hasSetDefaultValue();
  }
}
