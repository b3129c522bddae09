package org.exemplar.caselibrary.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A round of selection as the change log tells it: points are told when it is decided. */
final class ToldSelection {
  private ToldSelection() {}

  /**
   * Tells a round.
   *
   * @param more what was done besides
   */
  static Map<String, Object> of(CaseSelection selection, Map<String, ?> more) {
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("version", selection.version());
    told.put("title", selection.title());
    told.put("organization", selection.bodyCode());
    told.put("level", selection.level().name());
    told.put("state", selection.state().name());
    told.put("weights", points(selection.weights()));
    told.put("places", selection.places());
    told.put("minimumReviews", selection.minimumReviews());
    told.put("opensOn", selection.opensOn().toString());
    told.put("closesOn", selection.closesOn().toString());
    told.putAll(more);
    return told;
  }

  /** What came of it, with all that it came from. */
  static List<Map<String, Object>> results(
      List<CaseRanking.Ranked> ranked, List<CaseEntry> entries) {
    return ranked.stream()
        .map(
            result -> {
              Map<String, Object> told = new LinkedHashMap<>();
              told.put("case", result.key());
              told.put("rank", result.rank());
              told.put("total", result.mean().total());
              told.put("reviews", result.mean().count());
              told.put("selected", result.selected());
              told.put("points", reviews(result.key(), entries));
              return told;
            })
        .toList();
  }

  private static List<Map<String, Object>> reviews(String key, List<CaseEntry> entries) {
    return entries.stream()
        .filter(entry -> entry.caseKey().equals(key))
        .flatMap(entry -> entry.reviews().stream())
        .map(
            review -> {
              Map<String, Object> told = new LinkedHashMap<>(points(review.points()));
              told.put("by", review.account());
              review.comment().ifPresent(text -> told.put("comment", text));
              return told;
            })
        .toList();
  }

  private static Map<String, Object> points(CaseScores scores) {
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("authenticity", scores.authenticity());
    told.put("novelty", scores.novelty());
    told.put("effect", scores.effect());
    told.put("typicality", scores.typicality());
    return told;
  }
}
