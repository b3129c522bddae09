package org.exemplar.plugins;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.exemplar.spi.CriteriaSet;
import org.exemplar.spi.Form;
import org.exemplar.spi.OrganizationType;
import org.exemplar.spi.Plugin;
import org.exemplar.spi.SearchIndex;

/**
 * The contributions of all plugins at one moment.
 *
 * @param plugins all plugins, by id; the platform's own first, then sectors, then localities
 */
public record Catalogue(List<InstalledPlugin> plugins) {
  public Catalogue {
    plugins = List.copyOf(plugins);
  }

  /** A contribution with the id of the plugin that makes it. */
  public record Owned<T>(String plugin, T value) {
    /**
     * The id that is unique in the platform, such as {@code rural/village-profile}; one that names
     * its plugin already stays as it is.
     */
    public String qualify(String id) {
      return id.indexOf('/') < 0 ? plugin + "/" + id : id;
    }

    /**
     * Another contribution, as this one names it: by plugin and code, or by a code alone, which
     * means one of the same plugin or else the first of any.
     *
     * @param all in the order of plugins
     * @param code tells the code of a contribution, unique in its plugin
     */
    public Optional<Owned<T>> meant(String name, List<Owned<T>> all, Function<T, String> code) {
      String self = qualify(code.apply(value));
      List<Owned<T>> fitting =
          all.stream()
              .filter(
                  other -> name.equals(code.apply(other.value())) || name.equals(key(other, code)))
              .filter(other -> !self.equals(key(other, code)))
              .toList();
      return fitting.stream()
          .filter(other -> other.plugin().equals(plugin))
          .findFirst()
          .or(() -> fitting.stream().findFirst());
    }

    private static <T> String key(Owned<T> owned, Function<T, String> code) {
      return owned.qualify(code.apply(owned.value()));
    }
  }

  /** The plugins that work. */
  public Stream<Plugin> active() {
    return plugins.stream().flatMap(installed -> installed.plugin().stream());
  }

  /** A plugin that works, by id. */
  public Optional<Plugin> active(String id) {
    return active().filter(plugin -> plugin.descriptor().id().equals(id)).findFirst();
  }

  public List<Owned<OrganizationType>> organizationTypes() {
    return owned(Plugin::organizationTypes);
  }

  public List<Owned<CriteriaSet>> criteriaSets() {
    return owned(Plugin::criteriaSets);
  }

  public List<Owned<Form>> forms() {
    return owned(Plugin::forms);
  }

  public List<Owned<SearchIndex>> searchIndexes() {
    return owned(Plugin::searchIndexes);
  }

  /** The type with a qualified code such as {@code rural/village-organization}. */
  public Optional<Owned<OrganizationType>> organizationType(String qualified) {
    return organizationTypes().stream()
        .filter(type -> type.qualify(type.value().code()).equals(qualified))
        .findFirst();
  }

  /** The set that a set refines, empty where it refines none. */
  public Optional<Owned<CriteriaSet>> refined(Owned<CriteriaSet> set) {
    return set.value()
        .refines()
        .flatMap(name -> set.meant(name, criteriaSets(), CriteriaSet::code));
  }

  private <T> List<Owned<T>> owned(Function<Plugin, List<T>> part) {
    return active()
        .flatMap(
            plugin ->
                part.apply(plugin).stream()
                    .map(value -> new Owned<>(plugin.descriptor().id(), value)))
        .toList();
  }
}
