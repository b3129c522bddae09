package org.exemplar.distribution.authority;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.exemplar.testkit.PlatformProcess;

/**
 * Somebody who asks.
 *
 * @param token empty for somebody unknown
 */
record Asker(Stage stage, Optional<String> token) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> OF_ROWS =
      Set.of("NOT_ALLOWED", "OWN_ORGANIZATION", "CONFLICT_OF_INTEREST", "ACCOUNT_NOT_FOUND");

  JsonNode ask(String document, Map<String, ?> variables) {
    PlatformProcess platform = stage.platform();
    try {
      String body = JSON.writeValueAsString(Map.of("query", document, "variables", variables));
      return JSON.readTree(platform.post(body, token).body());
    } catch (IOException broken) {
      throw new IllegalStateException(broken);
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(ended);
    }
  }

  /** What became of an operation, in the words of the matrix. */
  String outcome(Operation operation) {
    JsonNode answer = ask(operation.document(), operation.variables().apply(this));
    String outcome = outcome(operation, answer);
    if (outcome.equals(RowRule.ALLOWED)) {
      operation.after().accept(this);
    }
    return outcome;
  }

  private static String outcome(Operation operation, JsonNode answer) {
    String code = answer.at("/errors/0/extensions/code").asText();
    if (!code.isEmpty()) {
      return code.equals("SUBSCRIPTION_NEEDS_EVENT_STREAM") ? RowRule.ALLOWED : code;
    }
    List<String> refused =
        answer.path("data").findValuesAsText("code").stream().filter(OF_ROWS::contains).toList();
    if (!refused.isEmpty()) {
      return refused.getFirst();
    }
    return operation.isThere().test(answer.path("data")) ? RowRule.ALLOWED : RowRule.NOTHING;
  }
}
