package org.exemplar.cli.plugin;

import java.nio.file.Files;
import java.nio.file.Path;
import org.exemplar.cli.CommandRefused;

/** Files and folders that somebody names. */
final class Paths {
  private Paths() {}

  static Path folder(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw CommandRefused.usage("FOLDER_NOT_FOUND", "文件夹不存在 / There is no such folder: " + folder);
    }
    return folder;
  }

  static Path file(Path file) {
    if (!Files.isRegularFile(file)) {
      throw CommandRefused.usage("FILE_NOT_FOUND", "文件不存在 / There is no such file: " + file);
    }
    return file;
  }

  static Path any(Path path) {
    return Files.isDirectory(path) ? path : file(path);
  }

  static CommandRefused broken(Path path) {
    return CommandRefused.usage(
        "FILE_NOT_READABLE", "无法读取或写入 / Cannot be read or written: " + path);
  }
}
