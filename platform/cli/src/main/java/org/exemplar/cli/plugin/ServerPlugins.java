package org.exemplar.cli.plugin;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.exemplar.cli.CommandRefused;
import org.exemplar.cli.GraphQlClient;

/** Asks a server about its plugins, and to change them. */
final class ServerPlugins {
  private static final String PROBLEMS =
      "problems { code file line zh: message(language: ZH) en: message(language: EN) }";
  private static final String ERRORS =
      "errors { ... on InputError { code path zh: message(language: ZH) en: message(language: EN) }"
          + " }";
  private static final String CHANGE =
      """
      id operation plugin fromVersion toVersion state plannedBy plannedAt appliedBy endedAt
      archive { sha256 size signature { publisher key signedAt } }
      bundles { bundle change }
      schema { coordinate difference severity zh: message(language: ZH) en: message(language: EN) }
      parts { kind id difference fromVersion toVersion }
      data { part id version count zh: what(language: ZH) en: what(language: EN) }
      indexes { index difference documents seconds }
      zh: confirmations(language: ZH) en: confirmations(language: EN)
      """
          + PROBLEMS;
  private static final String PLAN =
      "mutation($input: PlanPluginChangeInput!) { planPluginChange(input: $input) { change { "
          + CHANGE
          + " } "
          + ERRORS
          + " } }";
  private static final String APPLY =
      "mutation($input: ApplyPluginChangeInput!) { applyPluginChange(input: $input) { change { id"
          + " } "
          + ERRORS
          + " } }";
  private static final String STAGES =
      "(id: $id) { state stages { stage state done all milliseconds } " + PROBLEMS + " } }";
  private static final String PROGRESS = "query($id: ID!) { pluginChange" + STAGES;
  private static final String FOLLOW = "subscription($id: ID!) { pluginChangeProgress" + STAGES;
  private static final String HISTORY =
      "query($plugin: String, $first: Int) { pluginChanges(plugin: $plugin, first: $first) { nodes"
          + " { operation plugin fromVersion toVersion state plannedBy plannedAt appliedBy"
          + " archive { signature { publisher } } problems { code } } } }";
  private static final String LIST = "{ plugins { id version kind state " + PROBLEMS + " } }";

  /** Characters in Base64. */
  private static final int LARGEST_IN_REQUEST = 4 << 20;

  private final GraphQlClient server;

  ServerPlugins(GraphQlClient server) {
    this.server = server;
  }

  /**
   * Plans a change.
   *
   * @throws CommandRefused where there is no plan, with the server's reason
   */
  JsonNode plan(String operation, Optional<String> archive, Optional<String> plugin) {
    Map<String, Object> input = new HashMap<>();
    input.put("operation", operation);
    archive.ifPresent(base64 -> archive(base64, input));
    plugin.ifPresent(id -> input.put("plugin", id));
    return change(server.ask(PLAN, Map.of("input", input)));
  }

  /** A request has no room for a large one, which is uploaded beforehand. */
  private void archive(String base64, Map<String, Object> input) {
    if (base64.length() <= LARGEST_IN_REQUEST) {
      input.put("archive", base64);
    } else {
      input.put("file", new ArchiveUpload(server).send(Base64.getDecoder().decode(base64)));
    }
  }

  /** Begins to carry out a plan; whoever calls has confirmed what it asks. */
  void apply(JsonNode plan) {
    Map<String, Object> input = Map.of("plan", plan.path("id").asText(), "confirmed", true);
    change(server.ask(APPLY, Map.of("input", input)));
  }

  private static JsonNode change(JsonNode payload) {
    JsonNode error = payload.path("errors").path(0);
    if (error.isObject()) {
      throw CommandRefused.failed(
          error.path("code").asText(),
          error.path("zh").asText() + " / " + error.path("en").asText());
    }
    return payload.path("change");
  }

  /** How far a change has come. */
  JsonNode progress(String id) {
    return server.ask(PROGRESS, Map.of("id", id));
  }

  /** How far a change has come, each time that it has come further, while the server tells. */
  void follow(String id, Consumer<JsonNode> each) {
    server.follow(FOLLOW, Map.of("id", id), each);
  }

  /** The last changes. */
  JsonNode history(Optional<String> plugin, int first) {
    Map<String, Object> variables = new HashMap<>();
    plugin.ifPresent(id -> variables.put("plugin", id));
    variables.put("first", first);
    return server.ask(HISTORY, variables).path("nodes");
  }

  /** The plugins that are installed. */
  JsonNode list() {
    return server.ask(LIST, Map.of());
  }
}
