package org.exemplar.plugins.internal.change;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.exemplar.plugins.Assessment.Difference;
import org.exemplar.plugins.Assessment.PartKind;
import org.exemplar.plugins.Catalogue;
import org.exemplar.plugins.Catalogue.Owned;
import org.exemplar.spi.GlossaryTerm;
import org.exemplar.spi.Plugin;
import org.jspecify.annotations.Nullable;

/** What the working plugins contribute otherwise after a change than before it. */
final class PartChanges {
  private record Part(Object value, Optional<String> version) {}

  private final Catalogue before;
  private final Catalogue after;
  private final List<PartChange> changes = new ArrayList<>();

  private PartChanges(Catalogue before, Catalogue after) {
    this.before = before;
    this.after = after;
  }

  static List<PartChange> between(Catalogue before, Catalogue after) {
    PartChanges parts = new PartChanges(before, after);
    parts.compare(PartKind.PLUGIN, PartChanges::plugins);
    parts.owned(
        PartKind.ORGANIZATION_TYPE,
        Catalogue::organizationTypes,
        type -> type.code(),
        type -> Optional.empty());
    parts.owned(
        PartKind.CRITERIA_SET,
        Catalogue::criteriaSets,
        set -> set.code(),
        set -> Optional.of(set.version().toString()));
    parts.owned(
        PartKind.FORM,
        Catalogue::forms,
        form -> form.id(),
        form -> Optional.of(form.version().toString()));
    parts.owned(
        PartKind.SEARCH_INDEX,
        Catalogue::searchIndexes,
        index -> index.id(),
        index -> Optional.of(index.version().toString()));
    parts.compare(PartKind.GLOSSARY_TERM, PartChanges::glossary);
    return List.copyOf(parts.changes);
  }

  private static Map<String, Part> plugins(Catalogue catalogue) {
    Map<String, Part> parts = new TreeMap<>();
    catalogue
        .active()
        .map(Plugin::descriptor)
        .forEach(who -> parts.put(who.id(), new Part(who, Optional.of(who.version().toString()))));
    return parts;
  }

  private static Map<String, Part> glossary(Catalogue catalogue) {
    Map<String, List<GlossaryTerm>> terms = new TreeMap<>();
    catalogue
        .active()
        .forEach(
            plugin ->
                plugin
                    .glossary()
                    .forEach(
                        term ->
                            terms
                                .computeIfAbsent(
                                    plugin.descriptor().id() + "/" + term.term(),
                                    any -> new ArrayList<>())
                                .add(term)));
    Map<String, Part> parts = new TreeMap<>();
    terms.forEach((id, senses) -> parts.put(id, new Part(senses, Optional.empty())));
    return parts;
  }

  private <T> void owned(
      PartKind kind,
      Function<Catalogue, List<Owned<T>>> all,
      Function<T, String> id,
      Function<T, Optional<String>> version) {
    compare(
        kind,
        catalogue -> {
          Map<String, Part> parts = new TreeMap<>();
          for (Owned<T> owned : all.apply(catalogue)) {
            T value = owned.value();
            parts.put(owned.qualify(id.apply(value)), new Part(value, version.apply(value)));
          }
          return parts;
        });
  }

  private void compare(PartKind kind, Function<Catalogue, Map<String, Part>> parts) {
    Map<String, Part> old = parts.apply(before);
    Map<String, Part> now = parts.apply(after);
    Stream.concat(old.keySet().stream(), now.keySet().stream())
        .collect(Collectors.toCollection(TreeSet::new))
        .forEach(id -> compare(kind, id, old.get(id), now.get(id)));
  }

  private void compare(PartKind kind, String id, @Nullable Part old, @Nullable Part now) {
    if (old == null || now == null || !old.value().equals(now.value())) {
      changes.add(
          new PartChange(
              kind,
              id,
              old == null
                  ? Difference.ADDED
                  : now == null ? Difference.REMOVED : Difference.CHANGED,
              old == null ? Optional.empty() : old.version(),
              now == null ? Optional.empty() : now.version()));
    }
  }
}
