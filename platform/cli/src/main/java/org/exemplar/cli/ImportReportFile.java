package org.exemplar.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A CSV file with what became of each row of the files that were sent. */
final class ImportReportFile implements AutoCloseable {
  private static final String ROWS =
      """
      query Rows($id: ID!, $after: String) {
        node(id: $id) {
          ... on OrganizationImportReport {
            rows(first: 200, after: $after) {
              nodes { line code result errorCodes }
              pageInfo { hasNextPage endCursor }
            }
          }
        }
      }
      """;

  private final GraphQlClient server;
  private final BufferedWriter out;

  private ImportReportFile(GraphQlClient server, BufferedWriter out) {
    this.server = server;
    this.out = out;
  }

  /** Begins the file, in the place of one that was there. */
  static ImportReportFile at(Path path, GraphQlClient server) {
    try {
      ImportReportFile file = new ImportReportFile(server, Files.newBufferedWriter(path));
      file.line(List.of("file", "line", "code", "result", "errors"));
      return file;
    } catch (IOException broken) {
      throw CommandRefused.usage("FILE_NOT_WRITABLE", "文件不可写 / Cannot write the report: " + path);
    }
  }

  /** Adds what the server kept of one file; rows by pages. */
  void add(String fileName, String reportId) {
    Map<String, Object> variables = new HashMap<>(Map.of("id", reportId));
    boolean more = true;
    while (more) {
      JsonNode rows = server.ask(ROWS, variables).path("rows");
      rows.path("nodes").forEach(row -> line(cells(fileName, row)));
      more = rows.path("pageInfo").path("hasNextPage").asBoolean();
      variables.put("after", rows.path("pageInfo").path("endCursor").asText());
    }
  }

  private static List<String> cells(String fileName, JsonNode row) {
    List<String> codes = new ArrayList<>();
    row.path("errorCodes").forEach(code -> codes.add(code.asText()));
    return List.of(
        fileName,
        row.path("line").asText(),
        row.path("code").isNull() ? "" : row.path("code").asText(),
        row.path("result").asText(),
        String.join(" ", codes));
  }

  private void line(List<String> cells) {
    try {
      out.write(String.join(",", cells.stream().map(ImportReportFile::quoted).toList()) + "\r\n");
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static String quoted(String cell) {
    return cell.chars().anyMatch(character -> "\",\r\n".indexOf(character) >= 0)
        ? '"' + cell.replace("\"", "\"\"") + '"'
        : cell;
  }

  @Override
  public void close() {
    try {
      out.close();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
