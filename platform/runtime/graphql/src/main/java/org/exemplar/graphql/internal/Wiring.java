package org.exemplar.graphql.internal;

import graphql.TypeResolutionEnvironment;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetcherFactory;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.FieldCoordinates;
import graphql.schema.GraphQLCodeRegistry;
import graphql.schema.GraphQLObjectType;
import graphql.schema.TypeResolver;
import graphql.schema.idl.InterfaceWiringEnvironment;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.UnionWiringEnvironment;
import graphql.schema.idl.WiringFactory;
import java.util.List;
import java.util.Optional;
import org.exemplar.identity.SessionChange;
import org.exemplar.spi.schema.Fetcher;
import org.jspecify.annotations.Nullable;

/** Binds the fields of a generation to graphql-java. */
final class Wiring {
  private Wiring() {}

  static RuntimeWiring of(Fields fields, Values values, List<String> contract) {
    GraphQLCodeRegistry.Builder code = GraphQLCodeRegistry.newCodeRegistry();
    code.defaultDataFetcher(byName(values));
    contract.stream()
        .filter(coordinates -> !fields.answers(coordinates))
        .forEach(
            missing ->
                code.dataFetcher(
                    at(missing), single(missing, Unavailable.fetcher(missing), values)));
    fields
        .fetchers()
        .forEach((at, fetcher) -> code.dataFetcher(at(at), single(at, fetcher, values)));
    fields
        .batchFetchers()
        .forEach((at, fetcher) -> code.dataFetcher(at(at), new BatchedField(at, fetcher)));
    fields
        .sourceStreams()
        .forEach((at, stream) -> code.dataFetcher(at(at), new SubscriptionField(stream)));
    RuntimeWiring.Builder wiring =
        RuntimeWiring.newRuntimeWiring().wiringFactory(new Types(fields)).codeRegistry(code);
    Scalars.ALL.forEach(wiring::scalar);
    return wiring.build();
  }

  private static DataFetcherFactory<@Nullable Object> byName(Values values) {
    return environment -> new ValueFetcher(values, environment.getFieldDefinition().getName());
  }

  private static DataFetcher<@Nullable Object> single(
      String coordinates, Fetcher fetcher, Values values) {
    return environment ->
        ValueFetcher.localized(
            noted(
                MutationRefusals.heard(
                    coordinates,
                    environment,
                    values,
                    () ->
                        FetcherBroke.guard(() -> fetcher.fetch(new FieldEnvironment(environment)))),
                environment),
            environment);
  }

  /** An answer that begins or ends a session is told to whoever sets cookies. */
  private static @Nullable Object noted(
      @Nullable Object answer, DataFetchingEnvironment environment) {
    if (answer instanceof SessionChange change && change.changesSession()) {
      environment.getGraphQlContext().put(SessionChange.class, change);
    }
    return answer;
  }

  private static FieldCoordinates at(String coordinates) {
    int dot = coordinates.indexOf('.');
    return FieldCoordinates.coordinates(
        coordinates.substring(0, dot), coordinates.substring(dot + 1));
  }

  /** Tells which object type a value behind an interface or union is. */
  private record Types(Fields fields) implements WiringFactory {
    @Override
    public boolean providesTypeResolver(InterfaceWiringEnvironment environment) {
      return true;
    }

    @Override
    public TypeResolver getTypeResolver(InterfaceWiringEnvironment environment) {
      return this::resolve;
    }

    @Override
    public boolean providesTypeResolver(UnionWiringEnvironment environment) {
      return true;
    }

    @Override
    public TypeResolver getTypeResolver(UnionWiringEnvironment environment) {
      return this::resolve;
    }

    private @Nullable GraphQLObjectType resolve(TypeResolutionEnvironment environment) {
      return Optional.<Object>ofNullable(environment.getObject())
          .flatMap(fields::typeOf)
          .map(environment.getSchema()::getObjectType)
          .orElse(null);
    }
  }
}
