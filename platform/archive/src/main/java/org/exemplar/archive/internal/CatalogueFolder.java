package org.exemplar.archive.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A catalogue in a folder.
 *
 * @param folder where it lies
 */
public record CatalogueFolder(Path folder) implements CatalogueFiles {
  @Override
  public Optional<byte[]> read(String name, int limit) throws CatalogueException {
    try (InputStream in = Files.newInputStream(folder.resolve(name))) {
      byte[] bytes = in.readNBytes(limit + 1);
      if (bytes.length > limit) {
        throw CatalogueException.tooLarge(name, limit);
      }
      return Optional.of(bytes);
    } catch (NoSuchFileException none) {
      return Optional.empty();
    } catch (IOException broken) {
      throw new CatalogueException(
          name,
          Codes.CATALOGUE_UNREADABLE,
          "文件无法读取，请检查读取权限",
          "the file cannot be read; see whether reading it is allowed");
    }
  }
}
