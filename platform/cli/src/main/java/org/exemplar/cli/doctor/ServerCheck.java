package org.exemplar.cli.doctor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.exemplar.cli.CommandRefused;
import org.exemplar.cli.GraphQlClient;

/** What a server that runs says about itself. */
final class ServerCheck {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> RETRIED = Set.of("PLUGIN_CRASHED", "PLUGIN_HANGS");
  private static final String PROBLEMS =
      "problems { code zh: message(language: ZH) en: message(language: EN) }";
  private static final String PLUGINS = "{ plugins { id version state " + PROBLEMS + " } }";
  private static final String LAST =
      "{ pluginChanges(first: 1) { nodes { operation plugin state stages { stage state } "
          + PROBLEMS
          + " } } }";
  private static final String BUNDLES = "{ platform { bundleProblems { bundle reason } } }";

  private final URI server;
  private final boolean asked;
  private final Optional<String> token;
  private final List<Finding> findings = new ArrayList<>();
  private boolean running;

  /**
   * A check to come.
   *
   * @param asked whether somebody said that a server runs there
   * @param token what lets the check read of plugins
   */
  ServerCheck(URI server, boolean asked, Optional<String> token) {
    this.server = server;
    this.token = token;
    this.asked = asked;
  }

  /** Whether a platform answered; known after {@link #findings}. */
  boolean isRunning() {
    return running;
  }

  List<Finding> findings() {
    try (HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
      String base = server.toString().replaceAll("/$", "");
      HttpResponse<String> ready =
          http.send(
              HttpRequest.newBuilder(URI.create(base + "/health/ready")).timeout(PATIENCE).build(),
              BodyHandlers.ofString());
      answered(parsed(ready.body()));
    } catch (ConnectException nobody) {
      if (asked) {
        findings.add(unreachable());
      }
    } catch (IOException broken) {
      findings.add(asked ? unreachable() : taken());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      findings.add(unreachable());
    }
    return List.copyOf(findings);
  }

  private static JsonNode parsed(String body) {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException noJson) {
      return JSON.missingNode();
    }
  }

  private void answered(JsonNode health) {
    if (!health.path("checks").isArray()) {
      findings.add(taken());
      return;
    }
    running = true;
    for (JsonNode check : health.path("checks")) {
      if (!check.path("status").asText().equals("UP")) {
        findings.add(notReady(check));
      }
    }
    try {
      GraphQlClient client = new GraphQlClient(server, token);
      client.ask(PLUGINS, Map.of()).forEach(this::plugin);
      client.ask(LAST, Map.of()).path("nodes").forEach(this::change);
      client.ask(BUNDLES, Map.of()).path("bundleProblems").forEach(this::bundle);
    } catch (CommandRefused refused) {
      findings.add(
          Finding.problem(
              "SERVER_REFUSED",
              server.toString(),
              "服务器没有回答关于插件的查询：" + refused.getMessage(),
              "the server did not answer what it was asked about its plugins; see its log",
              "curl -s " + server + "/health/ready"));
    }
  }

  private Finding notReady(JsonNode check) {
    String missing = check.path("missing").asText();
    return Finding.problem(
        "NOT_READY",
        check.path("name").asText(),
        "服务器尚未就绪：" + missing,
        "the server is not ready: " + missing,
        "curl -s " + server + "/health/ready");
  }

  private void plugin(JsonNode plugin) {
    String id = plugin.path("id").asText();
    boolean works = plugin.path("state").asText().equals("ACTIVE");
    for (JsonNode problem : plugin.path("problems")) {
      String code = problem.path("code").asText();
      findings.add(
          new Finding(
              !works,
              code,
              id,
              problem.path("zh").asText(),
              problem.path("en").asText(),
              Optional.of(
                  RETRIED.contains(code)
                      ? "exemplar plugin retry " + id
                      : "exemplar plugin history " + id)));
    }
  }

  private void change(JsonNode change) {
    String state = change.path("state").asText();
    if (!state.equals("FAILED") && !state.equals("INTERRUPTED")) {
      return;
    }
    String stage = "–";
    for (JsonNode each : change.path("stages")) {
      if (!each.path("state").asText().equals("DONE")) {
        stage = each.path("stage").asText();
      }
    }
    JsonNode why = change.path("problems").path(0);
    String plugin = change.path("plugin").asText("");
    String what = change.path("operation").asText() + " " + plugin;
    findings.add(
        Finding.hint(
            "LAST_CHANGE_" + state,
            plugin,
            "上一次变更（%s）在阶段 %s 没有完成，原状态继续运行：%s %s"
                .formatted(what, stage, why.path("code").asText(), why.path("zh").asText()),
            "the last change (%s) did not come about at stage %s, what ran before goes on: %s %s"
                .formatted(what, stage, why.path("code").asText(), why.path("en").asText()),
            ("exemplar plugin history " + plugin).strip()));
  }

  private void bundle(JsonNode problem) {
    findings.add(
        Finding.problem(
            "BUNDLE_NOT_RUNNING",
            problem.path("bundle").asText(),
            "平台的组件没有运行：" + problem.path("reason").asText(),
            "a component of the platform does not run: " + problem.path("reason").asText(),
            "curl -s " + server + "/health/ready"));
  }

  private Finding unreachable() {
    return Finding.problem(
        "SERVER_NOT_REACHABLE",
        server.toString(),
        "那里没有平台在回答；请启动它，或更正 --server",
        "no platform answers there; start it, or correct --server",
        "exemplar serve");
  }

  private Finding taken() {
    int port = server.getPort() < 0 ? 80 : server.getPort();
    return Finding.problem(
        "PORT_TAKEN",
        server.toString(),
        "该端口上是另一个程序，平台无法在此监听；请换一个端口",
        "another program has this port, and the platform cannot listen there; take another one",
        "exemplar serve --http-port " + (port + 1));
  }
}
