package org.exemplar.plugins.internal.content;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A declarative plugin as its source lies: what an archive has below {@code exemplar/} stands at
 * the top of the folder.
 *
 * @param root the folder that holds {@code plugin.yaml}
 */
record PackFolder(Path root) implements ContentFiles {
  @Override
  public List<String> names() throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> root.relativize(file).toString().replace(File.separatorChar, '/'))
          .map(name -> FOLDER + "/" + name)
          .toList();
    }
  }

  @Override
  public byte[] read(String name) throws IOException {
    return Files.readAllBytes(root.resolve(name.substring(FOLDER.length() + 1)));
  }
}
