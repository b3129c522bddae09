package org.exemplar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.exemplar.cli.ImportFolder.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportFolderTest {
  @TempDir Path folder;

  @Test
  void organizationsComeBeforePoliciesAndPoliciesBeforeCases() throws IOException {
    for (Kind kind : Kind.values()) {
      Files.createDirectory(folder.resolve(kind.folder()));
    }
    Files.createDirectory(folder.resolve("another"));
    List<String> calls = new ArrayList<>();
    new ImportFolder(
            (server, kind, files) -> calls.add(kind + " " + server + " " + files.getFileName()))
        .load(URI.create("http://localhost:1"), folder);
    assertThat(calls)
        .containsExactly(
            "ORGANIZATIONS http://localhost:1 organizations",
            "POLICIES http://localhost:1 policies",
            "CASES http://localhost:1 cases");
  }

  @Test
  void aSubFolderThatIsNotThereIsLeftOut() throws IOException {
    Files.createDirectory(folder.resolve("cases"));
    List<Kind> loaded =
        new ImportFolder((server, kind, files) -> {})
            .load(URI.create("http://localhost:1"), folder);
    assertThat(loaded).containsExactly(Kind.CASES);
  }
}
