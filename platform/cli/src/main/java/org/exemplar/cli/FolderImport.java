package org.exemplar.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Loads the files of a folder, in the order of their names. What is refused is told, no more. */
final class FolderImport implements ImportFolder.Loader {
  private final Console console;
  private final Tokens tokens;

  FolderImport(Console console, Tokens tokens) {
    this.console = console;
    this.tokens = tokens;
  }

  @Override
  public void load(URI server, ImportFolder.Kind kind, Path folder) {
    GraphQlClient client = new GraphQlClient(server, tokens.of(server));
    try {
      switch (kind) {
        case ORGANIZATIONS ->
            new OrganizationUpload(client, console, false, Optional.empty())
                .run(files(folder, ".csv"));
        case POLICIES -> new PolicyUpload(client, console, false, false).run(files(folder, ""));
        case CASES -> new CaseUpload(client, console, false).run(files(folder, ".yaml"));
      }
    } catch (CommandRefused refused) {
      console.line("%s", String.valueOf(refused.getMessage()));
    }
  }

  private static List<Path> files(Path folder, String ending) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> file.getFileName().toString().endsWith(ending))
          .sorted()
          .toList();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
