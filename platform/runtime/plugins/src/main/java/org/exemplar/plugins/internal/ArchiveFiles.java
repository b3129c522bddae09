package org.exemplar.plugins.internal;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.exemplar.plugins.internal.content.ContentFiles;

/**
 * The content files of an archive that is no bundle.
 *
 * @param archive the archive
 */
public record ArchiveFiles(Path archive) implements ContentFiles {
  @Override
  public List<String> names() throws IOException {
    try (ZipFile zip = new ZipFile(archive.toFile())) {
      return zip.stream()
          .filter(entry -> !entry.isDirectory())
          .map(ZipEntry::getName)
          .filter(name -> name.startsWith(FOLDER + "/"))
          .toList();
    }
  }

  @Override
  public byte[] read(String name) throws IOException {
    try (ZipFile zip = new ZipFile(archive.toFile())) {
      ZipEntry entry = zip.getEntry(name);
      if (entry == null) {
        throw new FileNotFoundException(name);
      }
      try (InputStream in = zip.getInputStream(entry)) {
        return in.readAllBytes();
      }
    }
  }
}
