package org.exemplar.testkit.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import org.exemplar.testkit.ContractOutcome;

/** Whether all that it adds to the schema and to the catalogue is named as its own. */
record NameLook(Bench bench) implements Checks.Look {
  private static final Set<String> EXTENDED = Set.of("Organization", "CaseStudy", "PolicyDocument");

  @Override
  public ContractOutcome look() {
    bench.installed();
    bench.away();
    JsonNode plan = bench.plugins().planInstall(bench.subject().archive());
    Findings findings = new Findings();
    for (JsonNode each : plan.at("/change/schema")) {
      judge(each, findings);
    }
    for (JsonNode part : plan.at("/change/parts")) {
      part(part, findings);
    }
    int added = plan.at("/change/schema").size();
    return findings.outcome(
        "模式新增 " + added + " 处，都带前缀 " + bench.subject().prefix(),
        added + " additions to the schema, all with the prefix " + bench.subject().prefix());
  }

  private void judge(JsonNode each, Findings findings) {
    String coordinate = each.path("coordinate").asText();
    if (!each.path("difference").asText().equals("ADDED")) {
      findings.add(
          "NAME_OF_OTHERS",
          "改变了别人的 " + coordinate + "；插件只应新增",
          "it changes " + coordinate + ", which others brought; a plugin only adds");
    } else if (!isOwn(coordinate)) {
      String prefix = bench.subject().prefix();
      findings.add(
          "NAME_NOT_PREFIXED",
          "新增的 " + coordinate + " 应以 " + prefix + "（或 " + bench.subject().root() + "）开头",
          coordinate + " should begin with " + prefix + ", or " + bench.subject().root());
    }
  }

  private boolean isOwn(String coordinate) {
    String prefix = bench.subject().prefix();
    int dot = coordinate.indexOf('.');
    String type = dot < 0 ? coordinate : coordinate.substring(0, dot);
    if (Naming.begins(type, prefix) || Naming.begins(type, "Save" + prefix)) {
      return true;
    }
    String field = dot < 0 ? "" : coordinate.substring(dot + 1);
    return switch (type) {
      case "Query" -> field.equals(bench.subject().root());
      case "Mutation" -> Naming.begins(field, "save" + prefix);
      default -> EXTENDED.contains(type) && Naming.begins(field, bench.subject().root());
    };
  }

  private void part(JsonNode part, Findings findings) {
    String id = part.path("id").asText();
    String owner = bench.subject().id();
    if (!id.equals(owner) && !id.startsWith(owner + "/")) {
      findings.add(
          "PART_OF_OTHERS",
          "安装会变动别人的 " + part.path("kind").asText() + " " + id,
          "the install would touch "
              + part.path("kind").asText()
              + " "
              + id
              + " of another plugin");
    }
  }
}
