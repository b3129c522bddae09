package org.exemplar.graphql.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.exemplar.plugins.Catalogue.Owned;
import org.exemplar.spi.Plugin;
import org.exemplar.spi.schema.FieldContext;

/** What fields of contributions are asked of: a contribution with its plugin, or a plugin. */
final class Sources {
  private Sources() {}

  /** A contribution of that kind. */
  static <T> Owned<T> owned(FieldContext field, Class<T> kind) {
    Owned<?> owned = field.source(Owned.class);
    return new Owned<>(owned.plugin(), kind.cast(owned.value()));
  }

  /** The code of a contribution, unique in the platform. */
  static String qualified(FieldContext field, String code) {
    return field.source(Owned.class).qualify(code);
  }

  static Plugin plugin(FieldContext field) {
    return field.source(Plugin.class);
  }

  /** Contributions of the plugin that is asked. */
  static <T> List<Owned<T>> contributions(FieldContext field, Function<Plugin, List<T>> part) {
    Plugin plugin = plugin(field);
    return of(plugin.descriptor().id(), part.apply(plugin));
  }

  /** Parts of a contribution, which belong to its plugin. */
  static <T> List<Owned<T>> of(String plugin, List<T> parts) {
    List<Owned<T>> all = new ArrayList<>();
    parts.forEach(value -> all.add(new Owned<>(plugin, value)));
    return all;
  }
}
