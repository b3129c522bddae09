package org.exemplar.plugins;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.exemplar.spi.CriteriaSet;
import org.exemplar.spi.Form;
import org.exemplar.spi.GlossaryTerm;
import org.exemplar.spi.OrganizationType;
import org.exemplar.spi.Plugin;
import org.exemplar.spi.PluginKind;
import org.exemplar.spi.SearchIndex;
import org.exemplar.spi.programme.Carrier;
import org.exemplar.spi.programme.Guidance;
import org.exemplar.spi.programme.ProgrammeEvent;
import org.exemplar.spi.programme.ProgrammeTemplate;

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

  public List<Owned<ProgrammeEvent>> programmeEvents() {
    return owned(Plugin::programmeEvents);
  }

  public List<Owned<ProgrammeTemplate>> programmeTemplates() {
    return owned(Plugin::programmeTemplates);
  }

  public List<Owned<Carrier>> carriers() {
    return owned(Plugin::carriers);
  }

  public List<Owned<Guidance>> guidance() {
    return owned(Plugin::guidance);
  }

  /** All coded terms, wherever they hold. */
  public List<Owned<GlossaryTerm>> glossary() {
    return owned(Plugin::glossary);
  }

  /** The localities that work, in order. */
  public List<Plugin> localities() {
    return active().filter(plugin -> plugin.descriptor().kind() == PluginKind.LOCALITY).toList();
  }

  /**
   * The coded terms as some localities read them: their own first, then those that hold everywhere.
   * A term that one of them explains hides those behind it, also where they have it as a variant.
   *
   * @param localities ids of localities, the nearest first; empty for what holds everywhere
   */
  public List<Owned<GlossaryTerm>> glossary(List<String> localities) {
    Set<String> elsewhere =
        localities().stream().map(plugin -> plugin.descriptor().id()).collect(Collectors.toSet());
    List<Owned<GlossaryTerm>> all = glossary();
    Reading reading = new Reading();
    for (String locality : localities) {
      reading.add(all.stream().filter(term -> term.plugin().equals(locality)).toList());
    }
    reading.add(all.stream().filter(term -> !elsewhere.contains(term.plugin())).toList());
    return reading.terms;
  }

  /** Terms that were taken up, nearest first, and the words that they take from those behind. */
  private static final class Reading {
    private final List<Owned<GlossaryTerm>> terms = new ArrayList<>();
    private final Set<String> taken = new HashSet<>();

    void add(List<Owned<GlossaryTerm>> further) {
      Set<String> words = new HashSet<>();
      for (Owned<GlossaryTerm> one : further) {
        GlossaryTerm term = one.value();
        words.add(term.term());
        words.addAll(term.variants());
        if (!taken.contains(term.term())) {
          terms.add(new Owned<>(one.plugin(), term.without(taken)));
        }
      }
      taken.addAll(words);
    }
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
