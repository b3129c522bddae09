package org.exemplar.cli;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What all imports are told. */
final class ImportOptions {
  @Option(
      names = "--server",
      paramLabel = "URL",
      defaultValue = "${env:EXEMPLAR_SERVER:-http://127.0.0.1:8080}",
      description = "The server (default: EXEMPLAR_SERVER, or else http://127.0.0.1:8080).")
  private URI server = URI.create("http://127.0.0.1:8080");

  @Option(names = "--dry-run", description = "Only say what would happen.")
  private boolean dryRun;

  @Parameters(paramLabel = "FILES", arity = "1..*", description = "The files.")
  private List<Path> files = List.of();

  boolean dryRun() {
    return dryRun;
  }

  /** The server that was named. */
  GraphQlClient client() {
    if (server.getHost() == null || !List.of("http", "https").contains(server.getScheme())) {
      throw CommandRefused.usage(
          "SERVER_INVALID",
          "--server 应形如 http://127.0.0.1:8080 / --server must read like http://127.0.0.1:8080,"
              + " not "
              + server);
    }
    return new GraphQlClient(server);
  }

  /** The files, all of which are there. */
  List<Path> files() {
    for (Path file : files) {
      if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
        throw CommandRefused.usage(
            "FILE_NOT_FOUND", "文件不存在或不可读 / There is no such file, or it cannot be read: " + file);
      }
    }
    return files;
  }
}
