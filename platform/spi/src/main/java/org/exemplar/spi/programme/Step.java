package org.exemplar.spi.programme;

import java.util.List;
import java.util.Optional;
import org.exemplar.spi.ClauseAnchor;
import org.exemplar.spi.LocalizedText;

/**
 * A step of the method by which a programme is carried out, whenever it is taken.
 *
 * @param code kebab-case, unique in its template
 * @param name its name
 * @param when when it is taken, where the document says so
 * @param everyMonths after how many months it is taken again
 * @param tasks what belongs to it
 * @param clause where the document says it
 */
public record Step(
    String code,
    LocalizedText name,
    Optional<Moment> when,
    Optional<Integer> everyMonths,
    List<Entry> tasks,
    Optional<ClauseAnchor> clause) {
  public Step {
    Check.code(code);
    Check.positive(everyMonths, "everyMonths");
    tasks = List.copyOf(tasks);
  }
}
