package org.exemplar.archive.internal;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.text.Normalizer;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.exemplar.archive.ArchiveLimits;

/** The entries that a folder of a plugin's sources becomes. */
final class FolderEntries {
  /** Folder of compiled classes and what belongs to them, which goes to the top of the archive. */
  static final String CLASSES = "classes";

  private static final String CONTENT = "exemplar/";
  private static final Pattern DROPPING =
      Pattern.compile("\\..*|.*~|#.*#|.*\\.(?:bak|orig|swp|tmp)|(?i:thumbs\\.db|desktop\\.ini)");
  private static final Pattern SECRET = Pattern.compile("(?i).*\\.(?:key|pem|p12|pfx|jks)");
  private static final Pattern README = Pattern.compile("(?i)readme(?:\\..*)?");
  private static final Pattern JAR = Pattern.compile("(?i).*\\.jar");

  private final Path folder;
  private final Problems problems;
  private final Problems notes;
  private final SortedMap<String, byte[]> entries = new TreeMap<>();
  private long total;

  private FolderEntries(Path folder, Problems problems, Problems notes) {
    this.folder = folder;
    this.problems = problems;
    this.notes = notes;
  }

  static SortedMap<String, byte[]> of(Path folder, Problems problems, Problems notes)
      throws IOException {
    FolderEntries reading = new FolderEntries(folder, problems, notes);
    Files.walkFileTree(folder, reading.visitor());
    return reading.entries;
  }

  private SimpleFileVisitor<Path> visitor() {
    return new SimpleFileVisitor<>() {
      @Override
      public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) {
        boolean in = path.equals(folder) || !leftOut(path);
        return in ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
      }

      @Override
      public FileVisitResult visitFile(Path path, BasicFileAttributes attributes)
          throws IOException {
        if (!leftOut(path)) {
          take(path, attributes);
        }
        return problems.isEmpty() ? FileVisitResult.CONTINUE : goOn();
      }

      private FileVisitResult goOn() {
        boolean full = total > ArchiveLimits.STANDARD.unpacked();
        return full ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
      }
    };
  }

  private boolean leftOut(Path path) {
    String file = path.getFileName().toString();
    if (SECRET.matcher(file).matches()) {
      return leaveOut(path, "像是密钥", "looks like a key");
    }
    if (DROPPING.matcher(file).matches()) {
      return leaveOut(path, "是编辑器或系统留下的", "was left by an editor or the system");
    }
    boolean top = folder.equals(path.getParent());
    if (top && JAR.matcher(file).matches()) {
      return leaveOut(path, "不属于插件内容", "is no content of the plugin");
    }
    return top && README.matcher(file).matches();
  }

  private boolean leaveOut(Path path, String zh, String en) {
    notes.addAt(relative(path), Codes.FILE_LEFT_OUT, "未打包：" + zh, "it was left out: it " + en);
    return true;
  }

  private void take(Path path, BasicFileAttributes attributes) throws IOException {
    String relative = relative(path);
    if (!attributes.isRegularFile()) {
      problems.addAt(
          relative,
          Codes.NAME,
          "不是普通文件（链接或设备），请换成文件本身",
          "it is no plain file (a link or a device); put the file itself there");
      return;
    }
    total += attributes.size();
    if (attributes.size() > ArchiveLimits.STANDARD.entry()
        || total > ArchiveLimits.STANDARD.unpacked()) {
      problems.addAt(
          relative,
          Codes.TOO_LARGE,
          "过大：每个文件最多 16 MiB，全部最多 128 MiB",
          "it is too large: a file may have 16 MiB, all together 128 MiB");
      return;
    }
    String classes = CLASSES + "/";
    String name =
        relative.startsWith(classes) ? relative.substring(classes.length()) : CONTENT + relative;
    if (entries.put(name, Files.readAllBytes(path)) != null) {
      problems.addAt(
          relative, Codes.DUPLICATE, "打包后与另一个文件重名", "packed it has the name of another file");
    }
  }

  private String relative(Path path) {
    String relative = folder.relativize(path).toString().replace(File.separatorChar, '/');
    return Normalizer.normalize(relative, Normalizer.Form.NFC);
  }
}
