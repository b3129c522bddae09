package org.exemplar.caselibrary.internal;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.exemplar.caselibrary.CaseContent;

/** What a draft may lack, and a case that others read may not. */
final class Completeness {
  private Completeness() {}

  /** Names of the texts that the case lacks. */
  static List<String> missing(CaseContent content) {
    return Stream.of(
            Map.entry("background", content.background()),
            Map.entry("practice", content.practice()),
            Map.entry("results", content.results()))
        .filter(text -> text.getValue().isBlank())
        .map(Map.Entry::getKey)
        .toList();
  }

  /** The same for one that is handed in: whoever selects has to know whose it is. */
  static List<String> missingForSelection(CaseContent content) {
    return Stream.concat(
            content.organizationCode().isEmpty() ? Stream.of("organizationCode") : Stream.of(),
            missing(content).stream())
        .toList();
  }
}
