package org.exemplar.cli.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.exemplar.host.DataFolder;

/**
 * Whether data can be written.
 *
 * @param folder folder of all data; it need not be there yet
 * @param free bytes that can be written there; empty where that is unknown
 */
record DataCheck(Path folder, Optional<Long> free) {
  private static final long MEBIBYTE = 1024L * 1024;
  private static final long TOO_LITTLE = 64 * MEBIBYTE;
  private static final long LITTLE = 1024 * MEBIBYTE;

  static DataCheck of(Path folder) {
    return new DataCheck(folder, free(existing(folder)));
  }

  private static Optional<Long> free(Path there) {
    try {
      return Optional.of(Files.getFileStore(there).getUsableSpace());
    } catch (IOException unknown) {
      return Optional.empty();
    }
  }

  /** The folder, or the nearest one above it that is there. */
  private static Path existing(Path folder) {
    Path there = folder;
    for (Path above = there; above != null && !Files.exists(there); above = above.getParent()) {
      there = above;
    }
    return there;
  }

  List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    Path there = existing(folder);
    if (!Files.isDirectory(there)) {
      findings.add(
          Finding.problem(
              "DATA_NOT_A_FOLDER",
              there.toString(),
              "数据文件夹的位置上是一个文件；请移走它，或用 --data 指明另一个文件夹",
              "a file stands where the data folder belongs; move it away, or name another folder by"
                  + " --data",
              "mv " + there + " " + there + ".moved"));
    } else if (!Files.isWritable(there)) {
      findings.add(
          Finding.problem(
              "DATA_NOT_WRITABLE",
              there.toString(),
              "数据文件夹不可写；请让运行平台的账户拥有它",
              "the data folder cannot be written to; it should belong to the account that runs the"
                  + " platform",
              "sudo chown -R " + System.getProperty("user.name") + " " + there));
    }
    DataFolder.open(folder).stream().map(DataCheck::readable).forEach(findings::add);
    free.flatMap(bytes -> space(bytes, there)).ifPresent(findings::add);
    return findings;
  }

  private static Finding readable(Path open) {
    return Finding.hint(
        "DATA_READABLE_BY_OTHERS",
        open.toString(),
        "其他用户可读取其中的数据，如账号和日志；平台启动时会收回权限，除非该文件夹属于别的账户",
        "others may read the data in it, such as accounts and logs; a start of the platform takes"
            + " that right away, unless the folder belongs to another account",
        "chmod 700 " + open);
  }

  private static Optional<Finding> space(long bytes, Path there) {
    if (bytes >= LITTLE) {
      return Optional.empty();
    }
    return Optional.of(
        new Finding(
            bytes < TOO_LITTLE,
            "DISK_SPACE_LOW",
            there.toString(),
            "磁盘只剩 " + bytes / MEBIBYTE + " MiB；请腾出空间，平台至少需要 64 MiB，建议 1 GiB 以上",
            bytes / MEBIBYTE
                + " MiB are left on the disk; make room: 64 MiB is the least, 1 GiB is better",
            Optional.of("du -sh " + there + "/* | sort -h")));
  }
}
