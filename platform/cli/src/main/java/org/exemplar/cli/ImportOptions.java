package org.exemplar.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What all imports are told. */
final class ImportOptions {
  @Mixin private ServerOption server = new ServerOption();

  @Option(names = "--dry-run", description = "Only say what would happen.")
  private boolean dryRun;

  @Parameters(paramLabel = "FILES", arity = "1..*", description = "The files.")
  private List<Path> files = List.of();

  boolean dryRun() {
    return dryRun;
  }

  /** The server that was named. */
  GraphQlClient client() {
    return server.client();
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
