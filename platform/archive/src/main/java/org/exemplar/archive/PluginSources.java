package org.exemplar.archive;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.exemplar.archive.internal.Reading;

/**
 * The files of a plugin as they stand in an archive or would stand in one, right or not.
 *
 * @param entries what they hold, by name in the archive: {@code exemplar/plugin.yaml}
 * @param identity who the plugin is, where that can be read
 * @param problems what is wrong with the files as such and with {@code plugin.yaml}
 * @param notes files of a folder that are not packed
 */
public record PluginSources(
    SortedMap<String, byte[]> entries,
    Optional<Identity> identity,
    List<ArchiveProblem> problems,
    List<ArchiveProblem> notes) {
  public PluginSources {
    entries = Collections.unmodifiableSortedMap(new TreeMap<>(entries));
    problems = List.copyOf(problems);
    notes = List.copyOf(notes);
  }

  /**
   * The files of a folder, which {@link Packer} would pack.
   *
   * @throws IOException when one cannot be read
   */
  public static PluginSources ofFolder(Path folder) throws IOException {
    return Reading.folder(folder);
  }

  /** The files of a jar, whether it is an archive or not. */
  public static PluginSources ofJar(Path jar) {
    return Reading.jar(jar);
  }

  /** Whether there are classes among them. */
  public boolean hasCode() {
    return entries.keySet().stream().anyMatch(name -> name.endsWith(".class"));
  }
}
