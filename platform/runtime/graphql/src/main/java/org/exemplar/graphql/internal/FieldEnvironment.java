package org.exemplar.graphql.internal;

import graphql.schema.DataFetchingEnvironment;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.exemplar.spi.Language;
import org.exemplar.spi.schema.FieldContext;

/** A field of the running request, as fetchers see it. */
record FieldEnvironment(DataFetchingEnvironment environment) implements FieldContext {
  static final String LANGUAGE = "exemplar.language";
  static final String ACTOR = "exemplar.actor";

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
  public String actor() {
    return environment.getGraphQlContext().getOrDefault(ACTOR, "anonymous");
  }

  @Override
  public boolean selects(String path) {
    return environment.getSelectionSet().contains(path);
  }
}
