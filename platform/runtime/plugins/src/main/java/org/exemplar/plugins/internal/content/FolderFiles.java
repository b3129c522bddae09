package org.exemplar.plugins.internal.content;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A plugin as a folder of files.
 *
 * @param root the folder that holds {@code exemplar/}
 */
public record FolderFiles(Path root) implements ContentFiles {
  @Override
  public List<String> names() throws IOException {
    Path content = root.resolve(FOLDER);
    if (!Files.isDirectory(content)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(content)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> root.relativize(file).toString().replace(File.separatorChar, '/'))
          .toList();
    }
  }

  @Override
  public byte[] read(String name) throws IOException {
    return Files.readAllBytes(root.resolve(name));
  }
}
