package org.exemplar.plugins.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.exemplar.plugins.Problem;
import org.exemplar.plugins.internal.content.Codes;
import org.exemplar.plugins.internal.content.OwnCriteria;
import org.exemplar.plugins.internal.content.Places;
import org.exemplar.plugins.internal.content.Unresolved;
import org.exemplar.spi.CriteriaSet;
import org.exemplar.spi.Criterion;
import org.exemplar.spi.Dimension;
import org.exemplar.spi.LocalizedText;

/**
 * Lays what a set says over the set that it refines: its items stand in the place of those that
 * they sharpen, or at the end of their dimension; nothing of the refined set is left out otherwise.
 */
final class Refinement {
  private final CriteriaSet parent;
  private final OwnCriteria own;
  private final Places places;
  private final List<Problem> problems = new ArrayList<>();
  private final Map<String, Dimension> dimensions = new LinkedHashMap<>();
  private final List<Criterion> items;

  /**
   * Of a set and its parent.
   *
   * @param parent with what it has from its own parent
   */
  Refinement(CriteriaSet parent, OwnCriteria own, Places places) {
    this.parent = parent;
    this.own = own;
    this.places = places;
    this.items = new ArrayList<>(parent.items());
  }

  /** The whole set; empty where it does not fit, which is then among the problems. */
  Optional<CriteriaSet> into(Collection<Problem> found) {
    if (own.head().subjectKind() != parent.subjectKind()) {
      conflict("/subjectKind", otherSubject());
    }
    parent.dimensions().forEach(dimension -> dimensions.put(dimension.code(), dimension));
    own.dimensions().forEach(this::add);
    own.items().forEach(this::add);
    found.addAll(problems);
    return problems.isEmpty()
        ? Optional.of(own.head().with(List.copyOf(dimensions.values()), items))
        : Optional.empty();
  }

  private void add(Dimension dimension) {
    Dimension there = dimensions.putIfAbsent(dimension.code(), dimension);
    if (there != null && !there.equals(dimension)) {
      conflict("/dimensions/" + dimension.code(), otherDimension(dimension, there));
    }
  }

  private void add(Criterion item) {
    if (!dimensions.containsKey(item.dimension())) {
      open(item, "/dimension", Unresolved.dimension(item.dimension(), dimensions.keySet()));
    } else if (item.sharpens().isPresent()) {
      sharpen(item, item.sharpens().get());
    } else if (at(item.code()) >= 0) {
      conflict("/" + item.code(), sameItem(item.code()));
    } else {
      items.add(end(item.dimension()), item);
    }
  }

  private void sharpen(Criterion item, String code) {
    int at = at(code);
    if (at < 0) {
      List<String> known = parent.items().stream().map(Criterion::code).toList();
      open(item, "/sharpens", Unresolved.item(code, parent.code(), known));
    } else if (!items.get(at).dimension().equals(item.dimension())) {
      conflict("/" + item.code() + "/dimension", otherPlace(item, items.get(at)));
    } else {
      items.set(at, item);
    }
  }

  private int at(String code) {
    return IntStream.range(0, items.size())
        .filter(i -> items.get(i).code().equals(code))
        .findFirst()
        .orElse(-1);
  }

  /** Behind the last item of a dimension, or of all where it has none. */
  private int end(String dimension) {
    return 1
        + IntStream.range(0, items.size())
            .filter(i -> items.get(i).dimension().equals(dimension))
            .max()
            .orElse(items.size() - 1);
  }

  private void open(Criterion item, String part, LocalizedText message) {
    String place = "criteria/" + own.head().code() + "/" + item.code() + part;
    problems.add(places.problem(place, Codes.UNRESOLVED, message));
  }

  private void conflict(String part, LocalizedText message) {
    String place = "criteria/" + own.head().code() + part;
    problems.add(places.problem(place, LifecycleCodes.REFINEMENT_CONFLICT, message));
  }

  private LocalizedText otherSubject() {
    return new LocalizedText(
        "所细化的标准 " + parent.code() + " 的对象为 " + parent.subjectKind() + "，本标准应相同",
        "the refined set "
            + parent.code()
            + " judges "
            + parent.subjectKind()
            + "; this one must judge the same");
  }

  private LocalizedText otherDimension(Dimension mine, Dimension its) {
    return new LocalizedText(
        "维度 "
            + mine.code()
            + " 在所细化的标准 "
            + parent.code()
            + " 中为“"
            + its.name().zh()
            + "”，请换一个代号，或删去这一维度",
        "dimension "
            + mine.code()
            + " of the refined set "
            + parent.code()
            + " is \""
            + its.name().en()
            + "\"; choose another code, or leave this dimension out");
  }

  private LocalizedText sameItem(String code) {
    return new LocalizedText(
        "条目 " + code + " 在所细化的标准 " + parent.code() + " 中已有；要更严格，请换一个代号并写 sharpens: " + code,
        "the refined set "
            + parent.code()
            + " has an item "
            + code
            + "; to sharpen it, choose another code and write sharpens: "
            + code);
  }

  private LocalizedText otherPlace(Criterion item, Criterion sharpened) {
    return new LocalizedText(
        "被细化的条目 "
            + sharpened.code()
            + " 属于维度 "
            + sharpened.dimension()
            + "，条目 "
            + item.code()
            + " 应相同",
        "the sharpened item "
            + sharpened.code()
            + " stands in dimension "
            + sharpened.dimension()
            + "; "
            + item.code()
            + " must stand there too");
  }
}
