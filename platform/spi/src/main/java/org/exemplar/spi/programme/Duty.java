package org.exemplar.spi.programme;

import java.util.List;
import java.util.Optional;
import org.exemplar.spi.ClauseAnchor;
import org.exemplar.spi.LocalizedText;

/**
 * Who hands in what to whom and by when.
 *
 * @param code kebab-case, unique in its template
 * @param name what is handed in
 * @param act what kind of duty it is
 * @param by who, in the document's words
 * @param organizationTypes types of organisation that it falls on, with their plugin or without;
 *     empty where the words say it
 * @param to to whom, in the document's words
 * @param due by when
 * @param everyMonths after how many months again
 * @param form the form that is filled in, with its plugin or without
 * @param copies in how many copies
 * @param clause where the document says it
 */
public record Duty(
    String code,
    LocalizedText name,
    DutyAct act,
    List<LocalizedText> by,
    List<String> organizationTypes,
    LocalizedText to,
    Optional<Moment> due,
    Optional<Integer> everyMonths,
    Optional<String> form,
    Optional<Integer> copies,
    Optional<ClauseAnchor> clause) {
  public Duty {
    Check.code(code);
    Check.positive(everyMonths, "everyMonths");
    Check.positive(copies, "copies");
    by = List.copyOf(by);
    organizationTypes = List.copyOf(organizationTypes);
    Check.require(!by.isEmpty(), code + ": somebody has the duty");
  }
}
