package org.exemplar.plugins.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.exemplar.plugins.Catalogue.Owned;
import org.exemplar.plugins.Problem;
import org.exemplar.plugins.internal.content.OwnCriteria;
import org.exemplar.plugins.internal.content.Places;
import org.exemplar.spi.CriteriaSet;
import org.exemplar.spi.LocalizedText;

/**
 * Works out what criteria sets hold that refine others, over all plugins: a chain is followed from
 * its beginning, a circle is refused.
 */
final class Refinements {
  private final List<Owned<OwnCriteria>> sets;
  private final Map<String, Optional<CriteriaSet>> whole = new HashMap<>();
  private final Map<String, Places> places;
  private final Map<String, Collection<Problem>> problems;

  /**
   * Of those plugins whose references are all there.
   *
   * @param sets their sets, in the order of plugins
   * @param places where their parts stand, by plugin
   * @param problems receives what is wrong with them, by plugin
   */
  Refinements(
      List<Owned<OwnCriteria>> sets,
      Map<String, Places> places,
      Map<String, Collection<Problem>> problems) {
    this.sets = List.copyOf(sets);
    this.places = Map.copyOf(places);
    this.problems = Map.copyOf(problems);
  }

  /** The set with what it has from the one that it refines; empty where that cannot be said. */
  Optional<CriteriaSet> whole(Owned<OwnCriteria> set) {
    Optional<CriteriaSet> known = whole.get(name(set));
    if (known == null) {
      known = make(set);
      whole.put(name(set), known);
    }
    return known;
  }

  private Optional<CriteriaSet> make(Owned<OwnCriteria> set) {
    OwnCriteria own = set.value();
    if (own.head().refines().isEmpty()) {
      return Optional.of(own.head().with(own.dimensions(), own.items()));
    }
    List<String> circle = circle(set);
    if (!circle.isEmpty()) {
      report(set, LifecycleCodes.CIRCLE, said(circle));
      return Optional.empty();
    }
    return parent(set)
        .flatMap(this::whole)
        .flatMap(parent -> new Refinement(parent, own, places(set)).into(problems(set)));
  }

  private Optional<Owned<OwnCriteria>> parent(Owned<OwnCriteria> set) {
    return set.value()
        .head()
        .refines()
        .flatMap(name -> set.meant(name, sets, other -> other.head().code()));
  }

  /** The way from a set back to itself; empty where there is none. */
  private List<String> circle(Owned<OwnCriteria> set) {
    Set<String> way = new LinkedHashSet<>();
    Optional<Owned<OwnCriteria>> next = Optional.of(set);
    while (next.isPresent() && way.add(name(next.get()))) {
      next = parent(next.get());
    }
    if (next.map(Refinements::name).filter(name(set)::equals).isEmpty()) {
      return List.of();
    }
    List<String> names = new ArrayList<>(way);
    names.add(name(set));
    return names;
  }

  private static String name(Owned<OwnCriteria> set) {
    return set.qualify(set.value().head().code());
  }

  private void report(Owned<OwnCriteria> set, String code, LocalizedText message) {
    String part = "criteria/" + set.value().head().code() + "/refines";
    problems(set).add(places(set).problem(part, code, message));
  }

  private Places places(Owned<OwnCriteria> set) {
    return places.getOrDefault(set.plugin(), Places.NONE);
  }

  private Collection<Problem> problems(Owned<OwnCriteria> set) {
    return problems.getOrDefault(set.plugin(), new ArrayList<>());
  }

  private static LocalizedText said(List<String> circle) {
    String way = String.join(" → ", circle);
    return new LocalizedText(
        "标准不能经 refines 回到自己：" + way + "，请改正 refines",
        "a set must not refine itself, be it by way of other plugins: "
            + way
            + "; correct refines");
  }
}
