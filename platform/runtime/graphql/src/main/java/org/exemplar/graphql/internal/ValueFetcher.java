package org.exemplar.graphql.internal;

import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.LightDataFetcher;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.exemplar.spi.Language;
import org.exemplar.spi.LocalizedText;
import org.jspecify.annotations.Nullable;

/**
 * Answers a field by what its parent's value holds under that name; texts come in the language that
 * is asked for. Most fields of an answer are of this kind, and few of them need to know more of the
 * request than their parent.
 */
final class ValueFetcher implements LightDataFetcher<@Nullable Object> {
  private final Values values;
  private final String name;

  ValueFetcher(Values values, String name) {
    this.values = values;
    this.name = name;
  }

  @Override
  public @Nullable Object get(
      GraphQLFieldDefinition field,
      @Nullable Object source,
      Supplier<DataFetchingEnvironment> environment) {
    Object value = source == null ? null : values.read(source, name);
    return switch (value) {
      case LocalizedText _, Map<?, ?> _, Collection<?> _ -> localized(value, environment.get());
      case null, default -> value;
    };
  }

  @Override
  public @Nullable Object get(DataFetchingEnvironment environment) {
    return get(environment.getFieldDefinition(), environment.getSource(), () -> environment);
  }

  /** A text, or each of a list of texts, in the language that is asked for. */
  static @Nullable Object localized(@Nullable Object value, DataFetchingEnvironment environment) {
    return switch (value) {
      case LocalizedText text -> text.in(language(environment));
      case List<?> list when !list.isEmpty() && list.getFirst() instanceof LocalizedText ->
          list.stream().map(each -> localized(each, environment)).toList();
      case Map<?, ?> map -> Texts.checked(map, environment.getFieldType());
      case Collection<?> all -> Texts.checked(all, environment.getFieldType());
      case null, default -> value;
    };
  }

  static Language language(DataFetchingEnvironment environment) {
    String asked = environment.getArgument("language");
    return asked != null ? Language.valueOf(asked) : new FieldEnvironment(environment).language();
  }
}
