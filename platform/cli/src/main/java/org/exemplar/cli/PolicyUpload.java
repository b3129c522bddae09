package org.exemplar.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** Sends policy documents and tells what was read in them. */
final class PolicyUpload {
  private static final long LARGEST = 5L * 1024 * 1024;
  private static final String IMPORT =
      """
      mutation Import($input: ImportPolicyDocumentInput!) {
        importPolicyDocument(input: $input) {
          applied
          policyDocument { ...Document nested { ...Document nested { ...Document } } }
          errors { ... on InputError { code path zh: message(language: ZH) en: message(language: EN) } }
        }
      }
      fragment Document on PolicyDocument {
        number title
        clauses { anchor children { anchor children { anchor children { anchor
          children { anchor children { anchor } } } } } }
        doubts { code line zh: message(language: ZH) en: message(language: EN) }
      }
      """;

  private final GraphQlClient server;
  private final Console console;
  private final boolean dryRun;
  private final boolean internal;

  PolicyUpload(GraphQlClient server, Console console, boolean dryRun, boolean internal) {
    this.server = server;
    this.console = console;
    this.dryRun = dryRun;
    this.internal = internal;
  }

  /** Imports the files in order; whether none was refused. None is sent when one cannot be. */
  boolean run(List<Path> files) {
    files.forEach(PolicyUpload::requireSendable);
    boolean well = true;
    for (Path file : files) {
      well &= send(file);
    }
    return well;
  }

  private boolean send(Path file) {
    JsonNode payload =
        server.ask(
            IMPORT,
            Map.of(
                "input",
                Map.of(
                    "fileName",
                    file.getFileName().toString(),
                    "content",
                    content(file),
                    "dryRun",
                    dryRun,
                    "visibility",
                    internal ? "INTERNAL" : "PUBLIC")));
    JsonNode document = payload.path("policyDocument");
    console.line("%s  %s", file.getFileName(), state(payload));
    if (document.isObject()) {
      tell(document, "  ");
    }
    Refusals.tell(console, payload.path("errors"));
    return payload.path("errors").isEmpty();
  }

  private String state(JsonNode payload) {
    if (!payload.path("errors").isEmpty()) {
      return "未导入 refused";
    }
    if (dryRun) {
      return "试运行 dry run";
    }
    return payload.path("applied").asBoolean() ? "已导入 imported" : "此前已导入 imported before";
  }

  private void tell(JsonNode document, String indent) {
    console.line(
        "%s%s《%s》 %d 条款 clauses · %d 存疑 doubts",
        indent,
        document.path("number").isNull() ? "（无文号 no number）" : document.path("number").asText(),
        document.path("title").isNull() ? "无标题 no title" : document.path("title").asText(),
        clauses(document.path("clauses")),
        document.path("doubts").size());
    for (JsonNode doubt : document.path("doubts")) {
      console.line(
          "%s  第 %d 行 line %d  %s  %s / %s",
          indent,
          doubt.path("line").asInt(),
          doubt.path("line").asInt(),
          doubt.path("code").asText(),
          doubt.path("zh").asText(),
          doubt.path("en").asText());
    }
    document.path("nested").forEach(inner -> tell(inner, indent + "  "));
  }

  private static int clauses(JsonNode clauses) {
    int count = clauses.size();
    for (JsonNode clause : clauses) {
      count += clauses(clause.path("children"));
    }
    return count;
  }

  private static void requireSendable(Path file) {
    try {
      if (Files.size(file) > LARGEST) {
        throw CommandRefused.usage(
            "FILE_TOO_LARGE", "文件最大 5 MiB / A file has at most 5 MiB: " + file);
      }
      if (!Files.isReadable(file)) {
        throw notReadable(file);
      }
    } catch (IOException broken) {
      throw notReadable(file);
    }
  }

  private static String content(Path file) {
    try {
      return Base64.getEncoder().encodeToString(Files.readAllBytes(file));
    } catch (IOException broken) {
      throw notReadable(file);
    }
  }

  private static CommandRefused notReadable(Path file) {
    return CommandRefused.usage("FILE_NOT_READABLE", "文件不可读 / Cannot read " + file);
  }
}
