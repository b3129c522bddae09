package org.exemplar.graphql.internal;

import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import org.exemplar.spi.Language;
import org.exemplar.spi.LocalizedText;
import org.jspecify.annotations.Nullable;

/**
 * Answers a field by what its parent's value holds under that name; texts come in the language that
 * is asked for.
 */
final class ValueFetcher implements DataFetcher<@Nullable Object> {
  private final Values values;
  private final String name;

  ValueFetcher(Values values, String name) {
    this.values = values;
    this.name = name;
  }

  @Override
  public @Nullable Object get(DataFetchingEnvironment environment) {
    Object source = environment.getSource();
    Object value = source == null ? null : values.read(source, name);
    return value instanceof LocalizedText text ? text.in(language(environment)) : value;
  }

  static Language language(DataFetchingEnvironment environment) {
    String asked = environment.getArgument("language");
    return asked != null ? Language.valueOf(asked) : new FieldEnvironment(environment).language();
  }
}
