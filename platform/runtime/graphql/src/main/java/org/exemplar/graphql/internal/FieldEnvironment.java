package org.exemplar.graphql.internal;

import graphql.schema.DataFetchingEnvironment;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.exemplar.spi.Language;
import org.exemplar.spi.identity.Caller;
import org.exemplar.spi.schema.FieldContext;

/** A field of the running request, as fetchers see it. */
record FieldEnvironment(DataFetchingEnvironment environment) implements FieldContext {
  static final String LANGUAGE = "exemplar.language";
  static final String CALLER = "exemplar.caller";

  @Override
  public <T> T source(Class<T> type) {
    return type.cast(Objects.requireNonNull(environment.<Object>getSource()));
  }

  @Override
  public Map<String, Object> arguments() {
    return environment.getArguments();
  }

  @Override
  public <T> Optional<T> argument(String name, Class<T> type) {
    return Optional.ofNullable(type.cast(environment.<Object>getArgument(name)));
  }

  @Override
  public Language language() {
    return environment.getGraphQlContext().getOrDefault(LANGUAGE, Language.ZH);
  }

  @Override
  public Caller caller() {
    Caller caller = environment.getGraphQlContext().getOrDefault(CALLER, Caller.anonymous());
    return environment.getArguments().get("input") instanceof Map<?, ?> input
        ? caller.from(caller.origin().because(text(input, "reason"), text(input, "idempotencyKey")))
        : caller;
  }

  private static Optional<String> text(Map<?, ?> input, String name) {
    return Optional.ofNullable(input.get(name)).map(Object::toString);
  }

  @Override
  public boolean selects(String path) {
    return environment.getSelectionSet().contains(path);
  }
}
