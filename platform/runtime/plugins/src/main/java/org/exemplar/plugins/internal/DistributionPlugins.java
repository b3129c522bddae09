package org.exemplar.plugins.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.exemplar.plugins.internal.content.ContentReader;
import org.exemplar.plugins.internal.lock.ArchiveFolder;
import org.exemplar.plugins.internal.lock.LockEntry;
import org.exemplar.spi.PluginDescriptor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The plugins that the distribution holds: those that run unless somebody takes them away, and
 * those of its catalogue, which run when somebody installs them. It vouches for both.
 */
public final class DistributionPlugins {
  private static final Logger LOG = LoggerFactory.getLogger(DistributionPlugins.class);

  private final Map<String, Path> bySha256;
  private final List<LockEntry> entries;

  private DistributionPlugins(Map<String, Path> bySha256, List<LockEntry> entries) {
    this.bySha256 = bySha256;
    this.entries = entries;
  }

  /**
   * Reads the folders; one that is not there holds none.
   *
   * @param folder plugins that run
   * @param catalogue plugins that can be installed
   */
  public static DistributionPlugins read(
      Optional<Path> folder, Optional<Path> catalogue, ContentReader reader) throws IOException {
    Map<String, Path> bySha256 = new LinkedHashMap<>();
    List<LockEntry> entries = new ArrayList<>();
    for (Path archive : archives(folder)) {
      Optional<PluginDescriptor> who = reader.descriptor(new ArchiveFiles(archive));
      if (who.isEmpty()) {
        LOG.error("{} of the distribution is no plugin", archive.getFileName());
      } else {
        String sha256 = ArchiveFolder.digest(archive);
        bySha256.put(sha256, archive);
        entries.add(
            new LockEntry(
                who.get().id(),
                who.get().version().toString(),
                sha256,
                LockEntry.Source.DISTRIBUTION,
                Optional.empty()));
      }
    }
    for (Path archive : archives(catalogue)) {
      bySha256.putIfAbsent(ArchiveFolder.digest(archive), archive);
    }
    return new DistributionPlugins(bySha256, List.copyOf(entries));
  }

  private static List<Path> archives(Optional<Path> folder) throws IOException {
    if (folder.isEmpty() || !Files.isDirectory(folder.get())) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder.get())) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    }
  }

  /** What runs unless somebody takes it away, in the order of the files' names. */
  List<LockEntry> entries() {
    return entries;
  }

  /** Whether the archive of that SHA-256 is one that runs unless somebody takes it away. */
  public boolean runs(String sha256) {
    return entries.stream().anyMatch(entry -> entry.sha256().equals(sha256));
  }

  /** The archive of that SHA-256, where the distribution holds it. */
  public Optional<Path> find(String sha256) {
    return Optional.ofNullable(bySha256.get(sha256));
  }
}
