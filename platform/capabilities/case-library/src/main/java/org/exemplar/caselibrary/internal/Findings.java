package org.exemplar.caselibrary.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.exemplar.spi.schema.Refusal;

/** Collects what is wrong with the cases of one input, up to a limit. */
final class Findings {
  private static final int MOST = 100;

  private final List<Refusal> found;
  private final List<String> place;

  Findings() {
    this(new ArrayList<>(), List.of("input", "cases"));
  }

  private Findings(List<Refusal> found, List<String> place) {
    this.found = found;
    this.place = place;
  }

  /** The same collection, for what is wrong with the case at that place in the input. */
  Findings at(int index) {
    return new Findings(found, Stream.concat(place.stream(), Stream.of("" + index)).toList());
  }

  private static Refusal refusal(String code, String zh, String en) {
    return switch (code) {
      case "ORGANIZATION_NOT_FOUND" -> Refusal.notFound(code, zh, en);
      case "NOT_ALLOWED" -> Refusal.notPermitted(code, zh, en);
      default -> Refusal.of(code, zh, en);
    };
  }

  /** What is wrong with the input as a whole, of one that is not a list of cases. */
  static Findings of(String... place) {
    return new Findings(new ArrayList<>(), List.of(place));
  }

  /** Something of another kind. */
  void add(Refusal refusal) {
    if (found.size() < MOST) {
      found.add(
          refusal.at(
              Stream.concat(place.stream(), refusal.path().stream()).toArray(String[]::new)));
    }
  }

  void add(String code, String zh, String en, String... steps) {
    if (found.size() < MOST) {
      String[] path = Stream.concat(place.stream(), Stream.of(steps)).toArray(String[]::new);
      found.add(refusal(code, zh, en).at(path));
    }
  }

  boolean isEmpty() {
    return found.isEmpty();
  }

  List<Refusal> refusals() {
    return List.copyOf(found);
  }
}
