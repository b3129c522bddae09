package org.exemplar.caselibrary.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.exemplar.caselibrary.CaseContent;
import org.exemplar.caselibrary.CaseDraft;
import org.exemplar.spi.OrganizationLevel;

/** Reads {@code CaseStudyInput}. */
final class DraftInput {
  private DraftInput() {}

  /**
   * Reads the cases of an input.
   *
   * @param findings gets what is wrong with {@code facets} that are no object
   */
  static List<CaseDraft> drafts(InputObject input, Findings findings) {
    List<InputObject> cases = input.objects("cases");
    return java.util.stream.IntStream.range(0, cases.size())
        .mapToObj(index -> draft(cases.get(index), findings.at(index)))
        .toList();
  }

  private static CaseDraft draft(InputObject input, Findings findings) {
    return new CaseDraft(
        input.text("key"),
        content(input, findings),
        input.texts("attachments"),
        input.number("expectedVersion"));
  }

  private static CaseContent content(InputObject input, Findings findings) {
    return new CaseContent(
        input.text("title"),
        input.filledText("organizationCode"),
        input.text("sector"),
        input.filledText("organizationType"),
        input.filledText("level").map(OrganizationLevel::valueOf),
        input.filledText("place"),
        input.filledText("period"),
        input.optionalText("background").orElse(""),
        input.optionalText("practice").orElse(""),
        input.optionalText("results").orElse(""),
        input.filledText("discussion"),
        input.texts("keywords"),
        input.texts("criteria"),
        facets(input, findings),
        AppendixInput.of(input, findings));
  }

  /** Facet values by name; a name without a value is left out. */
  private static Map<String, Object> facets(InputObject input, Findings findings) {
    Map<String, Object> facets = new LinkedHashMap<>();
    Object given = input.value("facets").orElse(Map.of());
    if (given instanceof Map<?, ?> map) {
      map.forEach((name, value) -> put(facets, name, value));
    } else {
      findings.add(
          "FACET_INVALID",
          "facets 应为对象，如 {\"industry\": \"茶叶\"}",
          "facets must be an object such as {\"industry\": \"茶叶\"}",
          "facets");
    }
    return facets;
  }

  private static void put(
      Map<String, Object> facets, Object name, @org.jspecify.annotations.Nullable Object value) {
    if (value != null) {
      facets.put(name.toString(), value);
    }
  }
}
