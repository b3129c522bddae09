package org.exemplar.graphql.internal;

import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import java.util.Collection;
import java.util.List;
import java.util.Map;
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
    return localized(source == null ? null : values.read(source, name), environment);
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
