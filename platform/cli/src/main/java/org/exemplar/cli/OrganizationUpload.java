package org.exemplar.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.exemplar.cli.Console.Bar;

/** Sends files of organisations in parts and has each carried out. */
final class OrganizationUpload {
  private static final int PART = 512 * 1024;
  private static final String START =
      """
      mutation Start($input: StartOrganizationImportInput!) {
        startOrganizationImport(input: $input) {
          organizationImport { id receivedBytes }
          errors { ... on InputError { code path zh: message(language: ZH) en: message(language: EN) } }
        }
      }
      """;
  private static final String APPEND =
      """
      mutation Append($input: AppendOrganizationImportInput!) {
        appendOrganizationImport(input: $input) {
          organizationImport { id receivedBytes }
          errors { ... on InputError { code path zh: message(language: ZH) en: message(language: EN) } }
        }
      }
      """;
  private static final String COMPLETE =
      """
      mutation Complete($input: CompleteOrganizationImportInput!) {
        completeOrganizationImport(input: $input) {
          applied rows created updated unchanged badRows
          report { id }
          rowErrors { line code column zh: message(language: ZH) en: message(language: EN) }
          errors { ... on InputError { code path zh: message(language: ZH) en: message(language: EN) } }
        }
      }
      """;

  private final GraphQlClient server;
  private final Console console;
  private final boolean dryRun;
  private final Optional<ImportReportFile> report;
  private final List<String> before = new ArrayList<>();

  OrganizationUpload(
      GraphQlClient server, Console console, boolean dryRun, Optional<ImportReportFile> report) {
    this.server = server;
    this.console = console;
    this.dryRun = dryRun;
    this.report = report;
  }

  /** What became of one file. */
  private record Sent(OrganizationFile file, JsonNode outcome) {}

  /** Imports the files, superiors first; whether all went well. */
  boolean run(List<Path> paths) {
    List<OrganizationFile> files =
        paths.stream()
            .map(OrganizationFile::of)
            .sorted(Comparator.comparingInt(OrganizationFile::place))
            .toList();
    long begin = System.nanoTime();
    List<Sent> sent = new ArrayList<>();
    long all = files.stream().mapToLong(OrganizationFile::rows).sum();
    long done = 0;
    try (Bar bar = console.bar("导入 import", all)) {
      for (OrganizationFile file : files) {
        Sent one = new Sent(file, send(file, bar, done));
        sent.add(one);
        done += file.rows();
        bar.at(done, file.name());
        if (!console.terminal()) {
          tell(one);
        }
      }
    }
    if (console.terminal()) {
      sent.forEach(this::tell);
    }
    tellAll(sent, (System.nanoTime() - begin) / 1e9);
    return sent.stream().allMatch(one -> one.outcome().path("errors").isEmpty());
  }

  /** Half of the progress is sending, half is carrying out. */
  private JsonNode send(OrganizationFile file, Bar bar, long done) {
    JsonNode payload =
        server.ask(
            START,
            input(
                Map.of(
                    "fileName", file.name(), "sha256", file.sha256(), "totalBytes", file.bytes())));
    while (payload.path("errors").isEmpty()) {
      JsonNode staged = payload.path("organizationImport");
      long received = staged.path("receivedBytes").asLong();
      bar.at(done + half(file, received), "发送 sending " + file.name());
      if (received >= file.bytes()) {
        bar.at(done + half(file, received), "写入 writing " + file.name());
        return complete(file, staged.path("id").asText());
      }
      payload = append(file, staged.path("id").asText(), received);
    }
    return payload;
  }

  private static long half(OrganizationFile file, long received) {
    return file.bytes() == 0 ? 0 : file.rows() * received / file.bytes() / 2;
  }

  private JsonNode append(OrganizationFile file, String id, long offset) {
    String content = Base64.getEncoder().encodeToString(file.part(offset, PART));
    return server.ask(APPEND, input(Map.of("importId", id, "offset", offset, "content", content)));
  }

  private JsonNode complete(OrganizationFile file, String id) {
    boolean reported = report.isPresent();
    JsonNode outcome =
        server.ask(
            COMPLETE,
            input(
                dryRun
                    ? Map.of(
                        "importId",
                        id,
                        "dryRun",
                        true,
                        "assuming",
                        List.copyOf(before),
                        "report",
                        reported)
                    : Map.of("importId", id, "report", reported)));
    report
        .filter(one -> outcome.path("report").isObject())
        .ifPresent(one -> one.add(file.name(), outcome.path("report").path("id").asText()));
    if (outcome.path("errors").isEmpty()) {
      before.add(id);
    }
    return outcome;
  }

  private static Map<String, ?> input(Map<String, ?> input) {
    return Map.of("input", input);
  }

  private void tell(Sent sent) {
    JsonNode outcome = sent.outcome();
    String name = sent.file().name() + (dryRun ? "（试运行 dry run）" : "");
    int rows = outcome.path("rows").asInt();
    if (outcome.path("errors").isEmpty()) {
      console.line(
          "%s  %d 行 rows · 新增 created %d · 更新 updated %d · 未变 unchanged %d",
          name,
          rows,
          outcome.path("created").asInt(),
          outcome.path("updated").asInt(),
          outcome.path("unchanged").asInt());
    } else {
      console.line(
          "%s  %d 行 rows · 错误 bad %d · 未导入 refused", name, rows, outcome.path("badRows").asInt());
    }
    Refusals.tell(console, outcome.path("errors"));
    JsonNode wrong = outcome.path("rowErrors");
    for (JsonNode row : wrong) {
      tellRow(row);
    }
    int more = outcome.path("badRows").asInt() - wrong.size();
    if (more > 0) {
      console.line("  … 另有 %d 行 / and %d more", more, more);
    }
  }

  private void tellRow(JsonNode row) {
    String column = row.path("column").asText("");
    console.line(
        "  第 %d 行 line %d  %s%s  %s / %s",
        row.path("line").asInt(),
        row.path("line").asInt(),
        row.path("code").asText(),
        column.isEmpty() || row.path("column").isNull() ? "" : " [" + column + "]",
        row.path("zh").asText(),
        row.path("en").asText());
  }

  private void tellAll(List<Sent> sent, double seconds) {
    long rows = sent.stream().mapToLong(one -> one.outcome().path("rows").asLong()).sum();
    console.line(
        "合计 total: %d 个文件 files, %d 行 rows, %.1f s, %.0f 行/秒 rows/s",
        sent.size(), rows, seconds, rows / Math.max(seconds, 0.001));
  }
}
