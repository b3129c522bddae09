package org.exemplar.campaigns.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.exemplar.spi.schema.FieldContext;
import org.jspecify.annotations.Nullable;

/**
 * Parents of one kind whose fields are answered together: each shelf is asked once.
 *
 * @param type class of the parents
 * @param key what is asked of the shelf for a parent, empty for nothing
 */
record Batch<S extends Batch.Shelved, K>(Class<S> type, Function<S, Collection<K>> key) {

  /** A value that knows where it stands. */
  interface Shelved {
    Shelf shelf();
  }

  /** Picks the value of one parent out of what was loaded; null where there is none. */
  @FunctionalInterface
  interface Pick<S, L> {
    @Nullable Object from(S parent, L loaded);
  }

  /** One value for each field, in their order. */
  <L> List<@Nullable Object> load(
      List<FieldContext> fields, BiFunction<Shelf, Collection<K>, L> load, Pick<S, L> pick) {
    List<S> parents = fields.stream().map(field -> field.source(type)).toList();
    IdentityHashMap<Shelf, Set<K>> wanted = new IdentityHashMap<>();
    for (S parent : parents) {
      wanted
          .computeIfAbsent(parent.shelf(), shelf -> new LinkedHashSet<>())
          .addAll(key.apply(parent));
    }
    IdentityHashMap<Shelf, L> loaded = new IdentityHashMap<>();
    wanted.forEach((shelf, keys) -> loaded.put(shelf, load.apply(shelf, keys)));
    List<@Nullable Object> values = new ArrayList<>();
    for (S parent : parents) {
      values.add(pick.from(parent, Objects.requireNonNull(loaded.get(parent.shelf()))));
    }
    return values;
  }
}
