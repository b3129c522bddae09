package org.exemplar.testkit.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.exemplar.archive.Identity;
import org.exemplar.archive.PluginSources;

/** A distribution as another one, without one plugin and those that need it. */
final class PrivateHome {
  private static final Set<String> OWN = Set.of("bin", "plugins", "data");

  private PrivateHome() {}

  /** Makes it in a folder, out of links and copies; what it is made of stays as it is. */
  static Path of(Path home, String without, Path folder) throws IOException {
    Files.createDirectories(folder.resolve("plugins"));
    for (Path each : list(home)) {
      if (!OWN.contains(each.getFileName().toString())) {
        Files.createSymbolicLink(folder.resolve(each.getFileName()), each.toAbsolutePath());
      }
    }
    // the launcher finds its distribution by where it lies itself, so it is no link
    Files.createDirectories(folder.resolve("bin"));
    for (Path each : list(home.resolve("bin"))) {
      copy(each, folder.resolve("bin"));
    }
    Map<Path, Identity> plugins = new TreeMap<>();
    for (Path jar : list(home.resolve("plugins"))) {
      PluginSources.ofJar(jar).identity().ifPresent(who -> plugins.put(jar, who));
    }
    Set<String> gone = gone(List.copyOf(plugins.values()), without);
    for (Map.Entry<Path, Identity> plugin : plugins.entrySet()) {
      if (!gone.contains(plugin.getValue().id())) {
        copy(plugin.getKey(), folder.resolve("plugins"));
      }
    }
    return folder;
  }

  private static void copy(Path file, Path folder) throws IOException {
    Files.copy(file, folder.resolve(file.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
  }

  private static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  /** The one, and all that cannot be without it. */
  static Set<String> gone(List<Identity> plugins, String without) {
    Set<String> gone = new HashSet<>(Set.of(without));
    boolean more = true;
    while (more) {
      more = false;
      for (Identity plugin : plugins) {
        if (plugin.requires().stream().anyMatch(needed -> gone.contains(needed.plugin()))) {
          more |= gone.add(plugin.id());
        }
      }
    }
    return gone;
  }
}
