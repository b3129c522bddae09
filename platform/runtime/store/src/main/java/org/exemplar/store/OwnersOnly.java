package org.exemplar.store;

import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** How files and folders are made that only their owner may read, where the file system can. */
public final class OwnersOnly {
  private OwnersOnly() {}

  /** Of a new file in or near a folder. */
  public static FileAttribute<?>[] file(Path near) {
    return with(near, "rw-------");
  }

  /** Of a new folder. */
  public static FileAttribute<?>[] folder(Path near) {
    return with(near, "rwx------");
  }

  private static FileAttribute<?>[] with(Path near, String permissions) {
    boolean posix = near.getFileSystem().supportedFileAttributeViews().contains("posix");
    return posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }
}
