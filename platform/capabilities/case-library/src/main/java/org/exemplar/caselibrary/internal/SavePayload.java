package org.exemplar.caselibrary.internal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.exemplar.caselibrary.SaveOutcome;
import org.exemplar.caselibrary.SaveOutcome.Effect;
import org.exemplar.spi.schema.Refusal;

/** The payload of {@code saveCaseStudies}. */
public record SavePayload(
    List<CaseView> cases,
    List<Item> items,
    int created,
    int updated,
    int unchanged,
    List<Refusal> errors) {
  /** What became of one case of the input. */
  public record Item(String key, String result, Optional<CaseView> caseStudy) {}

  /** Place of a case's number in the path of what is wrong with it: {@code input, cases, 3}. */
  private static final int INDEX = 2;

  /**
   * What is answered.
   *
   * @param keys of the cases, in the order of the input
   */
  static SavePayload of(SaveOutcome outcome, List<String> keys) {
    return switch (outcome) {
      case SaveOutcome.Saved saved -> {
        List<CaseView> cases = saved.cases().stream().map(CaseView::of).toList();
        yield of(cases, items(keys, saved.effects(), cases), saved.effects());
      }
      case SaveOutcome.Checked checked ->
          of(List.of(), items(keys, checked.effects(), List.of()), checked.effects());
      case SaveOutcome.Refused refused ->
          new SavePayload(
              List.of(), refused(keys, refused.refusals()), 0, 0, 0, refused.refusals());
    };
  }

  private static SavePayload of(List<CaseView> cases, List<Item> items, List<Effect> effects) {
    return new SavePayload(
        cases,
        items,
        Collections.frequency(effects, Effect.CREATED),
        Collections.frequency(effects, Effect.UPDATED),
        Collections.frequency(effects, Effect.UNCHANGED),
        List.of());
  }

  private static List<Item> items(List<String> keys, List<Effect> effects, List<CaseView> cases) {
    List<Item> items = new ArrayList<>();
    for (int i = 0; i < effects.size(); i++) {
      Optional<CaseView> study = cases.isEmpty() ? Optional.empty() : Optional.of(cases.get(i));
      items.add(new Item(keys.get(i), effects.get(i).name(), study));
    }
    return items;
  }

  /** Those that stand in the way, and those that nothing is wrong with. */
  private static List<Item> refused(List<String> keys, List<Refusal> refusals) {
    Set<String> wrong =
        refusals.stream()
            .map(Refusal::path)
            .filter(path -> path.size() > INDEX)
            .map(path -> path.get(INDEX))
            .collect(Collectors.toSet());
    List<Item> items = new ArrayList<>();
    for (int i = 0; i < keys.size(); i++) {
      String result = wrong.contains(Integer.toString(i)) ? "REFUSED" : "SKIPPED";
      items.add(new Item(keys.get(i), result, Optional.empty()));
    }
    return items;
  }
}
