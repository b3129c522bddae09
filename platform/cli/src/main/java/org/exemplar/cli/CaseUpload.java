package org.exemplar.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Sends cases that are public already, the stock of a library, a hundred at a time. */
final class CaseUpload {
  private static final int BATCH = 100;
  private static final String FIELDS =
      """
      query Fields { __type(name: "CaseStudyInput") { inputFields { name type { kind } } } }
      """;
  private static final String SAVE =
      """
      mutation Save($input: SaveCaseStudiesInput!) {
        saveCaseStudies(input: $input) {
          created updated unchanged
          errors { ... on InputError { code path zh: message(language: ZH) en: message(language: EN) } }
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
    Map<String, Boolean> known = known();
    List<List<JsonNode>> read = files.stream().map(file -> CaseFile.read(file, known)).toList();
    boolean well = true;
    for (int at = 0; at < files.size(); at++) {
      well &= send(files.get(at).getFileName().toString(), read.get(at));
    }
    return well;
  }

  /** Of {@code input, cases, 20, title} in the second hundred makes 第 121 个 key, title. */
  private static List<String> inFile(List<String> path, int before, List<JsonNode> batch) {
    if (path.size() < 3 || !path.get(1).equals("cases") || !path.get(2).matches("\\d{1,3}")) {
      return path;
    }
    int at = Integer.parseInt(path.get(2));
    List<String> place = new ArrayList<>();
    place.add("第 " + (before + at + 1) + " 个 " + batch.get(at).path("key").asText());
    place.addAll(path.subList(3, path.size()));
    return place;
  }

  /** Which fields a case has, and whether they must be there. */
  private Map<String, Boolean> known() {
    Map<String, Boolean> known = new HashMap<>();
    server
        .ask(FIELDS, Map.of())
        .path("inputFields")
        .forEach(
            field ->
                known.put(
                    field.path("name").asText(),
                    field.path("type").path("kind").asText().equals("NON_NULL")));
    return known;
  }

  private boolean send(String name, List<JsonNode> cases) {
    boolean well = true;
    for (int start = 0; start < cases.size(); start += BATCH) {
      List<JsonNode> batch = cases.subList(start, Math.min(start + BATCH, cases.size()));
      JsonNode payload =
          server.ask(
              SAVE, Map.of("input", Map.of("cases", batch, "dryRun", dryRun, "publish", true)));
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
      int before = start;
      Refusals.tell(console, payload.path("errors"), path -> inFile(path, before, batch));
      well &= payload.path("errors").isEmpty();
    }
    return well;
  }
}
