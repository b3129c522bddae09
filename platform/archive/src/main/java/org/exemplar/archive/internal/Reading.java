package org.exemplar.archive.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.exemplar.archive.Identity;
import org.exemplar.archive.PluginSources;

/** Reads the files of plugins. */
public final class Reading {
  private Reading() {}

  /** The files of a folder. */
  public static PluginSources folder(Path folder) throws IOException {
    Problems problems = new Problems();
    Problems notes = new Problems();
    SortedMap<String, byte[]> entries = new TreeMap<>();
    if (Files.isDirectory(folder)) {
      entries = FolderEntries.of(folder.toRealPath(), problems, notes);
    } else {
      problems.add(Codes.UNREADABLE, "没有这个文件夹", "there is no such folder");
    }
    return sources(entries, problems, notes);
  }

  /** The files of a jar. */
  public static PluginSources jar(Path jar) {
    Problems problems = new Problems();
    return sources(JarEntries.of(jar, problems), problems, new Problems());
  }

  private static PluginSources sources(
      SortedMap<String, byte[]> entries, Problems problems, Problems notes) {
    Optional<Identity> identity =
        problems.isEmpty() ? identity(entries, problems) : Optional.empty();
    return new PluginSources(entries, identity, problems.all(), notes.all());
  }

  /** Who the plugin is that has these entries. */
  static Optional<Identity> identity(Map<String, byte[]> entries, Problems problems) {
    byte[] yaml = entries.get(IdentityReader.DESCRIPTOR);
    if (yaml == null) {
      problems.addAt(
          IdentityReader.DESCRIPTOR,
          Codes.DESCRIPTOR_MISSING,
          "没有 plugin.yaml，因此不是插件；请加上它",
          "there is no plugin.yaml, so it is no plugin; add one");
      return Optional.empty();
    }
    try {
      return Optional.of(IdentityReader.descriptor(yaml));
    } catch (DataException wrong) {
      problems.addAt(
          IdentityReader.DESCRIPTOR,
          Codes.DESCRIPTOR_INVALID,
          wrong.placed().zh(),
          wrong.placed().en());
      return Optional.empty();
    }
  }
}
