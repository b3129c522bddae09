package org.exemplar.spi;

import java.util.List;
import java.util.Optional;

/**
 * One item of a criteria set.
 *
 * @param code unique in its set, such as {@code HN-R1.D1.01}
 * @param dimension code of a dimension of the set
 * @param text what is asked, short
 * @param evidence how it is evidenced
 * @param shared the shared criterion that the text comes from, such as {@code core/openness}
 * @param appliesTo to which organisations it applies; empty means all
 * @param fields form fields that hold its figures, such as {@code
 *     village-profile.collectiveIncome}, with the plugin before it where the form is another
 *     plugin's
 * @param clause where the document says it
 * @param sharpens code of the item of the refined set in whose place this one stands
 */
public record Criterion(
    String code,
    String dimension,
    LocalizedText text,
    EvidenceKind evidence,
    Optional<String> shared,
    Optional<Condition> appliesTo,
    List<String> fields,
    Optional<ClauseAnchor> clause,
    Optional<String> sharpens) {
  public Criterion {
    Check.text(code, "code");
    fields = List.copyOf(fields);
    Check.require(!sharpens.equals(Optional.of(code)), code + " cannot sharpen itself");
  }

  /** One that sharpens no other. */
  public Criterion(
      String code,
      String dimension,
      LocalizedText text,
      EvidenceKind evidence,
      Optional<String> shared,
      Optional<Condition> appliesTo,
      List<String> fields,
      Optional<ClauseAnchor> clause) {
    this(code, dimension, text, evidence, shared, appliesTo, fields, clause, Optional.empty());
  }
}
