package org.exemplar.plugins.internal.content;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.exemplar.plugins.Problem;

/** A small plugin with one file of each kind, and with one change to it. */
final class Specimen {
  private Specimen() {}

  static MemoryFiles files() {
    try {
      Path folder =
          Path.of(Objects.requireNonNull(Specimen.class.getResource("/specimen")).toURI());
      return RealPlugins.files(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The specimen with one text replaced. */
  static MemoryFiles with(String file, String text, String replacement) {
    MemoryFiles files = files();
    String name = "exemplar/" + file;
    String before = files.text(name);
    if (!before.contains(text)) {
      throw new AssertionError(name + " does not hold " + text);
    }
    return files.with(name, before.replace(text, replacement));
  }

  static List<Problem> problems(ContentFiles files) {
    return new ContentReader().read(files) instanceof ContentResult.Bad bad
        ? bad.problems()
        : List.of();
  }
}
