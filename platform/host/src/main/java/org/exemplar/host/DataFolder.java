package org.exemplar.host;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Keeps what is personal or secret in a data folder from everybody but its owner, where the file
 * system knows rights of owners.
 *
 * <p>A folder that holds something already may serve others, too, so its own rights are left as
 * they are; those of the folders in it that hold data are not.
 */
public final class DataFolder {
  private static final List<String> OF_DATA = List.of("store", "log", "search", "tmp");
  private static final Set<PosixFilePermission> OWNERS =
      PosixFilePermissions.fromString("rwx------");

  private DataFolder() {}

  /**
   * Makes the folder, or what is missing in it, and takes the rights of others away.
   *
   * @return the folders whose rights could not be changed
   */
  public static List<Path> make(Path data) throws IOException {
    if (isMissing(data) || isEmpty(data)) {
      close(data);
    }
    if (isOpen(data)) {
      for (String name : OF_DATA) {
        Path folder = data.resolve(name);
        if (isMissing(folder) || isOpen(folder)) {
          close(folder);
        }
      }
    }
    return open(data);
  }

  /** The folders of data into which others than the owner may look; empty where there are none. */
  public static List<Path> open(Path data) {
    return isOpen(data)
        ? OF_DATA.stream().map(data::resolve).filter(DataFolder::isOpen).toList()
        : List.of();
  }

  /** Where that is not possible, the rights stay as they are. */
  private static void close(Path folder) throws IOException {
    if (isMissing(folder) && made(folder)) {
      return;
    }
    Optional<PosixFileAttributeView> rights = rights(folder);
    if (rights.isPresent()) {
      try {
        rights.get().setPermissions(OWNERS);
      } catch (IOException | UnsupportedOperationException notOurs) {
        return; // it is still open, and told as such
      }
    }
  }

  private static boolean made(Path folder) throws IOException {
    Path above = folder.toAbsolutePath().getParent();
    if (above != null) {
      Files.createDirectories(above);
    }
    boolean knowsRights = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
    FileAttribute<?>[] owners =
        knowsRights
            ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNERS)}
            : new FileAttribute<?>[0];
    try {
      Files.createDirectory(folder, owners);
      return true;
    } catch (FileAlreadyExistsException another) {
      return false;
    }
  }

  private static boolean isMissing(Path folder) {
    return Files.notExists(folder);
  }

  private static boolean isEmpty(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.findAny().isEmpty();
    }
  }

  private static boolean isOpen(Path folder) {
    try {
      Optional<PosixFileAttributeView> rights =
          Files.isDirectory(folder) ? rights(folder) : Optional.empty();
      return rights.isPresent() && !OWNERS.containsAll(rights.get().readAttributes().permissions());
    } catch (IOException unreadable) {
      return false;
    }
  }

  private static Optional<PosixFileAttributeView> rights(Path folder) {
    return Optional.ofNullable(Files.getFileAttributeView(folder, PosixFileAttributeView.class));
  }
}
