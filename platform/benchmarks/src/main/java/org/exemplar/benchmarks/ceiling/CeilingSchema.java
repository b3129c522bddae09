package org.exemplar.benchmarks.ceiling;

import graphql.GraphQL;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetcherFactories;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.FieldCoordinates;
import graphql.schema.GraphQLCodeRegistry;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.dataloader.DataLoader;
import org.jspecify.annotations.Nullable;

/**
 * The least that graphql-java needs to answer the nested list, with the documents that it knows.
 */
final class CeilingSchema {
  private static final String SDL =
      """
      type Query { caseStudies(first: Int!): CaseStudyConnection! }
      type CaseStudyConnection { nodes: [CaseStudy!]! }
      type CaseStudy {
        key: String! title: String! place: String keywords: [String!]! organization: Organization
      }
      type Organization {
        code: String! name: String! level: String! parent: Organization
        children(first: Int!): OrganizationConnection!
      }
      type OrganizationConnection { nodes: [Organization!]! }
      """;

  private CeilingSchema() {}

  static GraphQL over(Rows rows) {
    GraphQLCodeRegistry.Builder code = GraphQLCodeRegistry.newCodeRegistry();
    DataFetcher<@Nullable Object> named =
        environment -> row(environment).get(environment.getField().getName());
    code.defaultDataFetcher(DataFetcherFactories.useDataFetcher(named));
    code.dataFetcher(
        FieldCoordinates.coordinates("Query", "caseStudies"),
        (DataFetcher<?>) environment -> page(rows.cases(), environment));
    code.dataFetcher(
        FieldCoordinates.coordinates("CaseStudy", "organization"), loaded("organization"));
    code.dataFetcher(FieldCoordinates.coordinates("Organization", "parent"), loaded("parent"));
    code.dataFetcher(FieldCoordinates.coordinates("Organization", "children"), children());
    Map<String, PreparsedDocumentEntry> known = new ConcurrentHashMap<>();
    return GraphQL.newGraphQL(
            new SchemaGenerator()
                .makeExecutableSchema(
                    new SchemaParser().parse(SDL),
                    RuntimeWiring.newRuntimeWiring().codeRegistry(code).build()))
        .preparsedDocumentProvider(
            (input, parse) ->
                CompletableFuture.completedFuture(
                    known.computeIfAbsent(input.getQuery(), first -> parse.apply(input))))
        .build();
  }

  private static DataFetcher<@Nullable Object> loaded(String relation) {
    return environment -> {
      Object code = row(environment).get(relation);
      return code == null ? null : loader(environment, relation).load(code);
    };
  }

  private static DataFetcher<?> children() {
    return environment ->
        loader(environment, "children")
            .load(Objects.requireNonNull(row(environment).get("code")))
            .thenApply(below -> page((List<?>) Objects.requireNonNull(below), environment));
  }

  private static DataLoader<Object, Object> loader(
      DataFetchingEnvironment environment, String relation) {
    return Objects.requireNonNull(environment.getDataLoader(relation));
  }

  private static Map<?, ?> row(DataFetchingEnvironment environment) {
    return Objects.requireNonNull(environment.<Map<?, ?>>getSource());
  }

  private static Map<String, List<?>> page(List<?> rows, DataFetchingEnvironment environment) {
    int first = Objects.requireNonNull(environment.<Integer>getArgument("first"));
    return Map.of("nodes", rows.subList(0, Math.min(first, rows.size())));
  }
}
