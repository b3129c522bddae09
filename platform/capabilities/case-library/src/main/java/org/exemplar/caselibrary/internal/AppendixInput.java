package org.exemplar.caselibrary.internal;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.exemplar.caselibrary.CaseAppendix;
import org.exemplar.caselibrary.CaseAppendix.Author;
import org.exemplar.caselibrary.CaseAppendix.Figure;
import org.exemplar.caselibrary.CaseAppendix.Recognition;
import org.exemplar.spi.OrganizationLevel;

/** Reads what a case of an input brings along; its files are found later. */
final class AppendixInput {
  private final Findings findings;

  private AppendixInput(Findings findings) {
    this.findings = findings;
  }

  /**
   * Reads it.
   *
   * @param findings gets days that are none
   */
  static CaseAppendix of(InputObject input, Findings findings) {
    AppendixInput reading = new AppendixInput(findings);
    List<InputObject> figures = input.objects("figures");
    List<InputObject> recognitions = input.objects("recognitions");
    return new CaseAppendix(
        input.objects("authors").stream().map(AppendixInput::author).toList(),
        java.util.stream.IntStream.range(0, figures.size())
            .mapToObj(at -> reading.figure(figures.get(at), at))
            .toList(),
        input.texts("clauses").stream().map(CaseClauses::key).distinct().toList(),
        java.util.stream.IntStream.range(0, recognitions.size())
            .mapToObj(at -> reading.recognition(recognitions.get(at), at))
            .toList(),
        List.of());
  }

  private static Author author(InputObject input) {
    return new Author(input.filledText("organizationCode"), input.filledText("name"));
  }

  private Figure figure(InputObject input, int at) {
    return new Figure(
        input.text("name"),
        input.filledText("unit"),
        number(input, "baseline"),
        number(input, "value").orElse(BigDecimal.ZERO),
        day(input, "asOf", "figures", at));
  }

  private Recognition recognition(InputObject input, int at) {
    return new Recognition(
        Recognition.Kind.valueOf(input.text("kind")),
        input.text("title"),
        input.filledText("level").map(OrganizationLevel::valueOf),
        input.filledText("body"),
        day(input, "conferredOn", "recognitions", at));
  }

  /** As it was written, without what does not count: 86.50 is 86.5. */
  private static Optional<BigDecimal> number(InputObject input, String name) {
    return input
        .optionalText(name)
        .map(BigDecimal::new)
        .map(BigDecimal::stripTrailingZeros)
        .map(value -> value.scale() < 0 ? value.setScale(0) : value);
  }

  private Optional<LocalDate> day(InputObject input, String name, String list, int at) {
    Optional<String> text = input.filledText(name);
    try {
      return text.map(LocalDate::parse);
    } catch (DateTimeException none) {
      findings.add(
          "CASE_INVALID",
          name + " 应为日期，如 2026-11-22",
          name + " is a day such as 2026-11-22",
          list,
          "" + at,
          name);
      return Optional.empty();
    }
  }
}
