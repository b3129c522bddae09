package org.exemplar.plugins.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.exemplar.archive.ArchiveProblem;
import org.exemplar.archive.PluginSources;
import org.exemplar.plugins.Catalogue;
import org.exemplar.plugins.InstalledPlugin;
import org.exemplar.plugins.Problem;
import org.exemplar.plugins.Workpiece;
import org.exemplar.plugins.internal.content.ContentFiles;
import org.exemplar.plugins.internal.content.ContentReader;
import org.exemplar.plugins.internal.content.ContentResult;
import org.exemplar.spi.PluginDescriptor;
import org.exemplar.spi.PluginKind;

/** Plugins beside each other without a framework. For one thread. */
public final class Workbench {
  /** The files of a plugin in memory. */
  private record MemoryFiles(SortedMap<String, byte[]> entries) implements ContentFiles {
    @Override
    public List<String> names() {
      return entries.keySet().stream().filter(name -> name.startsWith(FOLDER + "/")).toList();
    }

    @Override
    public byte[] read(String name) throws IOException {
      return Optional.ofNullable(entries.get(name)).orElseThrow(() -> new IOException(name));
    }
  }

  private final ContentReader reader = new ContentReader();
  private final List<Candidate> others = new ArrayList<>();
  private long last;

  private Workbench() {}

  /** What a distribution holds. */
  public static Workbench of(Path home) throws IOException {
    Workbench bench = new Workbench();
    for (String folder : List.of("bundles", "plugins")) {
      for (Path jar : jars(home.resolve(folder))) {
        if (isPlugin(jar)) {
          bench.others.add(bench.read(jar, PluginSources.ofJar(jar)));
        }
      }
    }
    return bench;
  }

  private static boolean isPlugin(Path jar) throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      return zip.getEntry(ContentFiles.DESCRIPTOR) != null;
    }
  }

  private static List<Path> jars(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    }
  }

  /** Puts another plugin beside them. */
  public void add(Path plugin) throws IOException {
    Candidate candidate = candidate(plugin, sources(plugin)).asAdded();
    giveWay(candidate);
    others.add(candidate);
  }

  /** How a plugin would stand beside the others. */
  public Workpiece check(Path path) throws IOException {
    PluginSources sources = sources(path);
    Candidate candidate = candidate(path, sources).asAdded();
    giveWay(candidate);
    List<Candidate> all = new ArrayList<>(others);
    all.add(candidate);
    Catalogue catalogue = CatalogueRules.compose(all);
    long id = candidate.bundleId();
    InstalledPlugin plugin =
        catalogue.plugins().stream().filter(p -> p.bundleId() == id).findFirst().orElseThrow();
    return new Workpiece(catalogue, plugin, sources.hasCode());
  }

  private static PluginSources sources(Path plugin) throws IOException {
    return Files.isDirectory(plugin) ? PluginSources.ofFolder(plugin) : PluginSources.ofJar(plugin);
  }

  private Candidate read(Path path, PluginSources sources) {
    ContentResult result = reader.read(new MemoryFiles(sources.entries()));
    return Candidate.read(++last, String.valueOf(path.getFileName()), "", result);
  }

  /** The same, as an archive that it is or will be. */
  private Candidate candidate(Path path, PluginSources sources) {
    Candidate candidate = read(path, sources);
    boolean described =
        candidate.problems().stream()
            .anyMatch(problem -> problem.file().equals(Optional.of(ContentFiles.DESCRIPTOR)));
    return candidate.with(
        sources.problems().stream()
            .filter(problem -> !described || !problem.code().startsWith("DESCRIPTOR_"))
            .map(Workbench::problem)
            .toList());
  }

  private static Problem problem(ArchiveProblem problem) {
    return new Problem(problem.code(), problem.message(), problem.entry(), 0, "");
  }

  /** A sector or locality of the distribution makes room for its update. */
  private void giveWay(Candidate update) {
    others.removeIf(
        other ->
            other.descriptor().map(PluginDescriptor::kind).orElse(PluginKind.PLATFORM)
                    != PluginKind.PLATFORM
                && other.id().equals(update.id()));
  }
}
