package org.exemplar.archive.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.exemplar.archive.ArchiveLimits;

/** The entries of a jar that a build tool made; a trusted one, on the author's own machine. */
final class JarEntries {
  private JarEntries() {}

  static SortedMap<String, byte[]> of(Path jar, Problems problems) {
    SortedMap<String, byte[]> entries = new TreeMap<>();
    if (!Files.isRegularFile(jar)) {
      problems.add(Codes.UNREADABLE, "没有这个文件", "there is no such file");
      return entries;
    }
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      long total = 0;
      for (ZipEntry entry : Collections.list(zip.entries())) {
        if (entry.isDirectory() && entry.getSize() <= 0) {
          continue;
        }
        byte[] content = read(zip, entry);
        total += content.length;
        if (content.length > ArchiveLimits.STANDARD.entry()
            || total > ArchiveLimits.STANDARD.unpacked()) {
          problems.addAt(
              entry.getName(),
              Codes.TOO_LARGE,
              "过大：每个条目最多 16 MiB，全部最多 128 MiB",
              "it is too large: an entry may have 16 MiB, all together 128 MiB");
          break;
        }
        if (entries.put(entry.getName(), content) != null) {
          problems.addAt(entry.getName(), Codes.DUPLICATE, "出现了两次", "it is there twice");
        }
      }
    } catch (IOException | IllegalArgumentException e) {
      problems.add(
          Codes.UNREADABLE, "文件不是 jar，或不完整", "the file is no jar, or a part of it is missing");
    }
    return entries;
  }

  private static byte[] read(ZipFile zip, ZipEntry entry) throws IOException {
    try (InputStream in = zip.getInputStream(entry)) {
      return in.readNBytes(ArchiveLimits.STANDARD.entry() + 1);
    }
  }
}
