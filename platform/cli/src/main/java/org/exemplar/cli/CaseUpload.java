package org.exemplar.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Sends cases, a hundred at a time. */
final class CaseUpload {
  private static final int BATCH = 100;
  private static final String SAVE =
      """
      mutation Save($input: SaveCaseStudiesInput!) {
        saveCaseStudies(input: $input) {
          created updated unchanged
          errors { code path zh: message(language: ZH) en: message(language: EN) }
        }
      }
      """;

  private final GraphQlClient server;
  private final Console console;
  private final boolean dryRun;

  CaseUpload(GraphQlClient server, Console console, boolean dryRun) {
    this.server = server;
    this.console = console;
    this.dryRun = dryRun;
  }

  /** Imports the files in order; whether none was refused. */
  boolean run(List<Path> files) {
    List<List<JsonNode>> read = files.stream().map(CaseFile::read).toList();
    boolean well = true;
    for (int at = 0; at < files.size(); at++) {
      well &= send(files.get(at).getFileName().toString(), read.get(at));
    }
    return well;
  }

  private boolean send(String name, List<JsonNode> cases) {
    boolean well = true;
    for (int start = 0; start < cases.size(); start += BATCH) {
      List<JsonNode> batch = cases.subList(start, Math.min(start + BATCH, cases.size()));
      JsonNode payload =
          server.ask(SAVE, Map.of("input", Map.of("cases", batch, "dryRun", dryRun)));
      console.line(
          "%s%s  %d–%d · 新增 created %d · 更新 updated %d · 未变 unchanged %d · 错误 refused %d",
          name,
          dryRun ? "（试运行 dry run）" : "",
          start + 1,
          start + batch.size(),
          payload.path("created").asInt(),
          payload.path("updated").asInt(),
          payload.path("unchanged").asInt(),
          payload.path("errors").size());
      Refusals.tell(console, payload.path("errors"));
      well &= payload.path("errors").isEmpty();
    }
    return well;
  }
}
