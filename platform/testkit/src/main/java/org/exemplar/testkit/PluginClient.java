package org.exemplar.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * Changes plugins of a running platform, as an integrator does. What a change says of itself is
 * handed on as the platform answers it; what it never should say is an {@link
 * IllegalStateException} with the answer.
 *
 * @param platform the platform
 */
public record PluginClient(GraphQl platform) {
  private static final String PLAN =
      """
      mutation($input: PlanPluginChangeInput!) {
        planPluginChange(input: $input) {
          change {
            id state plugin fromVersion toVersion
            schema { coordinate difference severity }
            parts { kind id difference fromVersion toVersion }
            data { id count } confirmations
            problems { code file line message en: message(language: EN) }
          }
          errors { ... on InputError { code path message en: message(language: EN) } }
        }
      }
      """;
  private static final String APPLY =
      """
      mutation($input: ApplyPluginChangeInput!) {
        applyPluginChange(input: $input) { change { id state } errors { ... on InputError { code path message en: message(language: EN) } } }
      }
      """;
  private static final String STATE =
      """
      query($id: ID!) {
        pluginChange(id: $id) {
          state problems { code file line message en: message(language: EN) } stages { stage state milliseconds }
        }
      }
      """;

  /**
   * The plan to install an archive, or to put it in the place of what runs: {@code change} with
   * {@code state}, {@code schema}, {@code parts} and {@code problems}, or {@code errors}.
   */
  public JsonNode planInstall(byte[] archive) {
    return plan(
        Map.of("operation", "INSTALL", "archive", Base64.getEncoder().encodeToString(archive)));
  }

  /** The plan to take a plugin away. */
  public JsonNode planUninstall(String plugin) {
    return plan(Map.of("operation", "UNINSTALL", "plugin", plugin));
  }

  /** The plan to go back behind the last change. */
  public JsonNode planRollback() {
    return plan(Map.of("operation", "ROLLBACK"));
  }

  /** The plan to start one again that was put aside. */
  public JsonNode planRetry(String plugin) {
    return plan(Map.of("operation", "RETRY", "plugin", plugin));
  }

  private JsonNode plan(Map<String, ?> input) {
    JsonNode answer = platform.answer(PLAN, Map.of("input", input));
    return found(answer, "/data/planPluginChange");
  }

  /**
   * Begins what was planned, with all that has to be confirmed: {@code change} or {@code errors}.
   */
  public JsonNode apply(JsonNode plan) {
    Map<String, Object> input = new HashMap<>();
    input.put("plan", plan.at("/change/id").asText());
    input.put("confirmed", true);
    return found(platform.answer(APPLY, Map.of("input", input)), "/data/applyPluginChange");
  }

  /** Carries out what was planned; the change at its end, whether APPLIED or not. */
  public JsonNode carryOut(JsonNode plan) {
    JsonNode begun = apply(plan);
    if (!begun.path("errors").isEmpty()) {
      throw new IllegalStateException(plan.toPrettyString() + begun.toPrettyString());
    }
    return ended(plan.at("/change/id").asText());
  }

  /** Waits for the end of a change. */
  public JsonNode ended(String id) {
    Instant late = Instant.now().plus(Duration.ofSeconds(180));
    while (Instant.now().isBefore(late)) {
      JsonNode change = found(platform.answer(STATE, Map.of("id", id)), "/data/pluginChange");
      if (!change.path("state").asText().equals("RUNNING")) {
        return change;
      }
      LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
    }
    throw new IllegalStateException("The change " + id + " does not end");
  }

  /** Carries out what was planned, which must succeed. */
  public JsonNode succeed(JsonNode plan) {
    JsonNode change = carryOut(plan);
    if (!change.path("state").asText().equals("APPLIED")) {
      throw new IllegalStateException(change.toPrettyString());
    }
    return change;
  }

  private static JsonNode found(JsonNode answer, String at) {
    JsonNode found = answer.at(at);
    if (found.isMissingNode() || found.isNull()) {
      throw new IllegalStateException(answer.toPrettyString());
    }
    return found;
  }
}
