package org.exemplar.graphql.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.exemplar.plugins.Catalogue;
import org.exemplar.plugins.Catalogue.Owned;
import org.exemplar.spi.CriteriaSet;
import org.exemplar.spi.Criterion;
import org.exemplar.spi.schema.Fetcher;
import org.exemplar.spi.schema.FieldContext;
import org.exemplar.spi.schema.SchemaContribution;
import org.jspecify.annotations.Nullable;

/** Fields of criteria sets, and how one differs from the set that it refines. */
final class CriteriaFields implements SchemaContribution {
  private final Catalogue catalogue;
  private final TypeFamily family;

  CriteriaFields(Catalogue catalogue, TypeFamily family) {
    this.catalogue = catalogue;
    this.family = family;
  }

  /** What became of an item of the refined set. */
  enum Change {
    UNCHANGED,
    SHARPENED,
    ADDED
  }

  /** A refined set and what a refining one makes of it. */
  record Refinement(Owned<CriteriaSet> parent, List<Compared> items) {}

  /** An item beside the one that it comes from. */
  record Compared(Criterion item, Change change, Optional<Criterion> from) {}

  @Override
  public Map<String, Fetcher> fetchers() {
    return Map.of(
        "Query.criteriaSets",
        this::criteriaSets,
        "CriteriaSet.items",
        CriteriaFields::items,
        "CriteriaSet.refinement",
        field -> refinement(set(field)).orElse(null));
  }

  @Override
  public Map<Class<?>, String> types() {
    return Map.of(Owned.class, "CriteriaSet");
  }

  private static Object items(FieldContext field) {
    Optional<String> dimension = field.argument("dimension", String.class);
    return set(field).value().items().stream()
        .filter(item -> dimension.isEmpty() || item.dimension().equals(dimension.get()))
        .toList();
  }

  private Optional<Refinement> refinement(Owned<CriteriaSet> set) {
    return catalogue
        .refined(set)
        .map(
            parent ->
                new Refinement(
                    parent,
                    set.value().items().stream()
                        .map(item -> compare(item, parent.value()))
                        .toList()));
  }

  /** An item that a nearer set than the parent sharpened still says so; it is the parent's own. */
  private static Compared compare(Criterion item, CriteriaSet parent) {
    Optional<Criterion> same = item(parent, item.code());
    Optional<Criterion> blunter = item.sharpens().flatMap(code -> item(parent, code));
    return same.map(from -> new Compared(item, Change.UNCHANGED, same))
        .or(() -> blunter.map(from -> new Compared(item, Change.SHARPENED, blunter)))
        .orElseGet(() -> new Compared(item, Change.ADDED, Optional.empty()));
  }

  private static Optional<Criterion> item(CriteriaSet set, String code) {
    return set.items().stream().filter(item -> item.code().equals(code)).findFirst();
  }

  private Object criteriaSets(FieldContext field) {
    Map<?, ?> filter = field.argument("filter", Map.class).orElse(Map.of());
    return catalogue.criteriaSets().stream()
        .filter(set -> fits(filter, "plugin", set.plugin()))
        .filter(set -> fits(filter, "code", set.value().code()))
        .filter(set -> fits(filter, "issuer", set.value().issuer().code()))
        .filter(set -> fits(filter, "subjectKind", set.value().subjectKind().name()))
        .filter(set -> fits(filter, "use", set.value().use().name()))
        .filter(set -> judges(filter.get("organizationType"), set))
        .toList();
  }

  private boolean judges(@Nullable Object type, Owned<CriteriaSet> set) {
    return type == null
        || catalogue
            .organizationType(type.toString())
            .map(known -> family.criteriaSets(known).contains(set))
            .orElse(false);
  }

  private static boolean fits(Map<?, ?> filter, String key, String value) {
    Object asked = filter.get(key);
    return asked == null || asked.equals(value);
  }

  private static Owned<CriteriaSet> set(FieldContext field) {
    return Sources.owned(field, CriteriaSet.class);
  }
}
