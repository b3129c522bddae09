package org.exemplar.cli.plugin;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Tells a plan to somebody who has to decide. */
final class PlanView {
  private static final int MOST = 30;

  private final Report report;
  private final boolean all;

  /**
   * A view.
   *
   * @param all whether long lists are told to their end
   */
  PlanView(Report report, boolean all) {
    this.report = report;
    this.all = all;
  }

  void tell(JsonNode plan) {
    report.line(
        "%s %s %s → %s",
        plan.path("operation").asText(),
        plan.path("plugin").asText("*"),
        version(plan.path("fromVersion")),
        version(plan.path("toVersion")));
    tellArchive(plan.path("archive"), plan.path("problems"));
    list("组件 bundles", plan.path("bundles"), each -> text(each, "change", "bundle"));
    list("模式 schema", plan.path("schema"), PlanView::schema);
    list("内容 parts", plan.path("parts"), PlanView::part);
    list("数据 data", plan.path("data"), PlanView::data);
    list("索引 indexes", plan.path("indexes"), PlanView::index);
    problems(plan);
  }

  /** What has to be confirmed. */
  void confirmations(JsonNode plan) {
    for (int i = 0; i < plan.path("zh").size(); i++) {
      report.line("! %s / %s", plan.path("zh").path(i).asText(), plan.path("en").path(i).asText());
    }
  }

  /** What is wrong, on standard error. */
  void problems(JsonNode change) {
    for (JsonNode each : change.path("problems")) {
      String file = each.path("file").asText("");
      int line = each.path("line").asInt(0);
      String where =
          file.equals("null") || file.isEmpty() ? "" : file + (line > 0 ? ":" + line : "") + ": ";
      report.note(
          where + each.path("code").asText() + ": " + each.path("zh").asText(),
          each.path("en").asText());
    }
  }

  private static String version(JsonNode version) {
    return version.isTextual() ? version.asText() : "–";
  }

  private void tellArchive(JsonNode archive, JsonNode problems) {
    if (archive.isObject()) {
      report.line(
          "插件包 archive: %s, %,d B%s",
          archive.path("sha256").asText().substring(0, 12),
          archive.path("size").asLong(),
          signed(archive.path("signature"), problems));
    }
  }

  /** The problems of an archive say what is wrong with a signature that does not count. */
  private static String signed(JsonNode signature, JsonNode problems) {
    if (signature.isObject()) {
      return ", 签名 signed by " + signature.path("publisher").asText();
    }
    return problems.isEmpty() ? ", 未签名 not signed" : "";
  }

  private static String schema(JsonNode each) {
    return text(each, "severity", "difference", "coordinate") + "  " + each.path("zh").asText();
  }

  private static String part(JsonNode each) {
    return text(each, "difference", "kind", "id")
        + (each.path("fromVersion").isTextual() || each.path("toVersion").isTextual()
            ? "  " + version(each.path("fromVersion")) + " → " + version(each.path("toVersion"))
            : "");
  }

  private static String data(JsonNode each) {
    return each.path("count").asLong()
        + " "
        + each.path("zh").asText()
        + " / "
        + each.path("en").asText()
        + "  "
        + each.path("id").asText()
        + (each.path("version").isTextual() ? " " + each.path("version").asText() : "");
  }

  private static String index(JsonNode each) {
    return "%s %s  %,d 份文档 documents, ≈ %.1f s"
        .formatted(
            each.path("difference").asText(),
            each.path("index").asText(),
            each.path("documents").asLong(),
            each.path("seconds").asDouble());
  }

  private static String text(JsonNode node, String... fields) {
    List<String> texts = new ArrayList<>();
    for (String field : fields) {
      texts.add(node.path(field).asText());
    }
    return String.join(" ", texts);
  }

  private void list(String title, JsonNode items, Function<JsonNode, String> line) {
    if (items.isEmpty()) {
      return;
    }
    report.line("%s (%d)", title, items.size());
    int shown = 0;
    for (JsonNode item : items) {
      if (!all && shown++ >= MOST) {
        report.line("  … %d 项未列出，用 --all 列出 / more; --all lists them", items.size() - MOST);
        return;
      }
      report.line("  %s", line.apply(item));
    }
  }
}
