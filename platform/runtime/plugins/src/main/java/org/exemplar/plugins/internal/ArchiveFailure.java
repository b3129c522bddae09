package org.exemplar.plugins.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipFile;
import org.exemplar.plugins.Problem;

/** Says in plain words why a file cannot be opened as an archive, and what to do about it. */
final class ArchiveFailure {
  private ArchiveFailure() {}

  static Problem of(Path archive) {
    byte[] head;
    try (InputStream in = Files.newInputStream(archive)) {
      head = in.readNBytes(2);
    } catch (IOException e) {
      return problem(
          "文件无法读取，请检查平台账户对它的读取权限", "the file cannot be read; let the platform's account read it");
    }
    if (head.length == 0) {
      return problem("文件是空的，请重新复制", "the file is empty; copy it again");
    }
    if (opens(archive)) {
      return problem(
          "包内文件名不是 UTF-8 编码，请改用英文文件名，或用 jar 重新打包",
          "names of files in the archive are not in UTF-8; use ASCII names or pack it anew with"
              + " jar");
    }
    return head.length == 2 && head[0] == 'P' && head[1] == 'K'
        ? problem(
            "文件不是完整的 jar：后面缺了一部分，请重新复制",
            "the file is no complete jar: its end is missing; copy it again")
        : problem(
            "文件不是 jar（zip 格式），改扩展名不够，请用 jar 或 Maven 打包",
            "the file is no jar (of zip format), whatever its name; pack it with jar or Maven");
  }

  /** Whether it is an archive as long as nobody looks at the letters of its names. */
  private static boolean opens(Path archive) {
    try (ZipFile zip = new ZipFile(archive.toFile(), StandardCharsets.ISO_8859_1)) {
      return zip.size() > 0;
    } catch (IOException e) {
      return false;
    }
  }

  private static Problem problem(String zh, String en) {
    return Problems.of(LifecycleCodes.UNREADABLE, zh, en);
  }
}
