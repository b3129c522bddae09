package org.exemplar.organizations.internal;

import static org.exemplar.testkit.FakeField.TESTER;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.exemplar.spi.schema.FieldContext;
import org.exemplar.spi.schema.SchemaContribution;
import org.exemplar.testkit.FakeField;
import org.jspecify.annotations.Nullable;

/** Asks fetchers as the engine would. */
record Api(SchemaContribution contribution) {
  Object answer(String field, FakeField context) {
    return Objects.requireNonNull(
        Objects.requireNonNull(contribution.fetchers().get(field), field).fetch(context));
  }

  <T> Optional<T> optional(String field, FakeField context, Class<T> type) {
    return ((Optional<?>) answer(field, context)).map(type::cast);
  }

  List<? extends @Nullable Object> answers(String field, List<FieldContext> contexts) {
    return Objects.requireNonNull(contribution.batchFetchers().get(field), field).fetch(contexts);
  }

  Map<String, ?> nodes(String type, List<String> keys) {
    return Objects.requireNonNull(contribution.nodes().get(type), type).load(keys, TESTER);
  }
}
