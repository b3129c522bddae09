package org.exemplar.testkit.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.exemplar.testkit.ContractOutcome;
import org.exemplar.testkit.PluginClient;

/** Whether it comes, changes, goes back and goes, over and over, and nobody else notices. */
record CycleLook(Bench bench, int cycles) implements Checks.Look {
  @Override
  public ContractOutcome look() throws InterruptedException {
    bench.installed();
    bench.away();
    Findings findings = new Findings();
    int answered;
    try (Others others = new Others(bench.platform())) {
      for (int cycle = 1; cycle <= cycles && findings.isEmpty(); cycle++) {
        cycle(cycle, findings);
      }
      for (String failure : others.failures()) {
        findings.add(
            "REQUEST_FAILED",
            "与插件无关的请求失败：" + failure,
            "a request that has nothing to do with the plugin failed: " + failure);
      }
      answered = others.answered();
    }
    return findings.outcome(
        cycles + " 轮，其间旁人 " + answered + " 次请求都得到回答",
        cycles + " cycles, and " + answered + " requests of others were answered meanwhile");
  }

  private void cycle(int cycle, Findings findings) {
    PluginClient plugins = bench.plugins();
    Subject subject = bench.subject();
    step(cycle, "install", plugins.planInstall(subject.archive()), subject.version(), findings);
    step(cycle, "update", plugins.planInstall(subject.raised()), subject.raisedVersion(), findings);
    step(cycle, "rollback", plugins.planRollback(), subject.version(), findings);
    step(cycle, "uninstall", plugins.planUninstall(subject.id()), "", findings);
  }

  private void step(int cycle, String step, JsonNode plan, String version, Findings findings) {
    if (!findings.isEmpty()) {
      return;
    }
    boolean planned = plan.at("/change/state").asText().equals("PLANNED");
    JsonNode change = planned ? bench.plugins().carryOut(plan) : plan;
    if (!change.path("state").asText().equals("APPLIED")) {
      findings.add(
          "CHANGE_FAILED",
          "第 " + cycle + " 轮 " + step + " 没有完成：" + change,
          step + " did not come about in cycle " + cycle + ": " + change);
      return;
    }
    bench.tookPlace(!version.isEmpty());
    if (version.isEmpty()) {
      gone(cycle, findings);
    } else {
      used(cycle, step, version, findings);
    }
  }

  private void gone(int cycle, Findings findings) {
    JsonNode answer =
        bench.platform().answer("{" + bench.subject().root() + " {__typename}}", Map.of());
    if (!answer.has("errors")) {
      findings.add(
          "STILL_THERE",
          "第 " + cycle + " 轮卸载后仍可查询",
          "it still answers after it was uninstalled in cycle " + cycle);
    }
  }

  private void used(int cycle, String step, String version, Findings findings) {
    String root = bench.subject().root();
    JsonNode answer =
        bench
            .platform()
            .answer("{" + root + " {__typename plugin {version state} " + free() + "}}", Map.of());
    JsonNode plugin = answer.path("data").path(root).path("plugin");
    if (answer.has("errors") || !plugin.path("version").asText().equals(version)) {
      findings.add(
          "USE_FAILED",
          "第 " + cycle + " 轮 " + step + " 后应以版本 " + version + " 回答，而平台回答 " + answer,
          "after "
              + step
              + " in cycle "
              + cycle
              + " it should answer as "
              + version
              + "; the answer was "
              + answer);
    }
  }

  /** All of its own root that can be asked for without arguments. */
  private String free() {
    JsonNode type =
        bench.data(
            "query($t: String!) {__type(name: $t) {fields {name args {defaultValue type {kind}}"
                + " type {kind ofType {kind ofType {kind ofType {kind}}}}}}}",
            Map.of("t", bench.subject().prefix() + "Query"));
    List<String> fields = new ArrayList<>();
    for (JsonNode field : type.at("/__type/fields")) {
      boolean needs = false;
      for (JsonNode argument : field.path("args")) {
        needs |=
            argument.at("/type/kind").asText().equals("NON_NULL")
                && argument.path("defaultValue").isNull();
      }
      String name = field.path("name").asText();
      if (!needs && !name.equals("plugin")) {
        fields.add(name + (isLeaf(field.path("type")) ? "" : " {__typename}"));
      }
    }
    return String.join(" ", fields);
  }

  private static boolean isLeaf(JsonNode type) {
    JsonNode inner = type;
    while (inner.path("ofType").isObject()) {
      inner = inner.path("ofType");
    }
    String kind = inner.path("kind").asText();
    return kind.equals("SCALAR") || kind.equals("ENUM");
  }
}
