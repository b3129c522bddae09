package org.exemplar.cli;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Loads a folder into a running server: organisations first, then policies, then cases, because
 * each refers to the one before. A sub-folder that is not there is left out.
 */
final class ImportFolder {
  /** What a sub-folder holds, in the order of loading. */
  enum Kind {
    ORGANIZATIONS("organizations"),
    POLICIES("policies"),
    CASES("cases");

    private final String folder;

    Kind(String folder) {
      this.folder = folder;
    }

    String folder() {
      return folder;
    }
  }

  /** Loads the files of one kind; called once for a sub-folder that exists. */
  @FunctionalInterface
  interface Loader {
    void load(URI server, Kind kind, Path folder);
  }

  private final Loader loader;

  ImportFolder(Loader loader) {
    this.loader = loader;
  }

  /** Loads all that the folder holds; returns the kinds that were loaded. */
  List<Kind> load(URI server, Path folder) {
    List<Kind> loaded = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      Path files = folder.resolve(kind.folder());
      if (Files.isDirectory(files)) {
        loader.load(server, kind, files);
        loaded.add(kind);
      }
    }
    return loaded;
  }
}
