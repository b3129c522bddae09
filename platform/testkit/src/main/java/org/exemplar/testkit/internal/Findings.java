package org.exemplar.testkit.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.exemplar.plugins.Problem;
import org.exemplar.spi.LocalizedText;
import org.exemplar.testkit.ContractOutcome;

/** What a check finds wrong. */
final class Findings {
  private static final int MOST = 50;
  private final List<Problem> problems = new ArrayList<>();

  void add(String code, String zh, String en) {
    add(new Problem(code, new LocalizedText(zh, en), Optional.empty(), 0, ""));
  }

  void add(Problem problem) {
    if (problems.size() < MOST) {
      problems.add(problem);
    }
  }

  /** Takes over what the platform says of a change. */
  void addAll(JsonNode ofPlatform) {
    for (JsonNode each : ofPlatform) {
      add(
          new Problem(
              each.path("code").asText(),
              new LocalizedText(each.path("message").asText(), each.path("en").asText()),
              Optional.ofNullable(each.path("file").asText(null)),
              each.path("line").asInt(0),
              ""));
    }
  }

  boolean isEmpty() {
    return problems.isEmpty();
  }

  int size() {
    return problems.size();
  }

  /** Failed with what was found, or passed. */
  ContractOutcome outcome(String zh, String en) {
    return problems.isEmpty()
        ? new ContractOutcome.Passed(new LocalizedText(zh, en))
        : new ContractOutcome.Failed(problems);
  }

  static ContractOutcome none(String zh, String en) {
    return new ContractOutcome.NotApplicable(new LocalizedText(zh, en));
  }
}
