package org.exemplar.testkit.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.exemplar.archive.ArchiveProblem;
import org.exemplar.archive.Identity;
import org.exemplar.archive.PluginSources;
import org.exemplar.plugins.Catalogue;
import org.exemplar.plugins.PluginWorkshop;
import org.exemplar.plugins.Problem;
import org.exemplar.plugins.Workpiece;
import org.exemplar.spi.Plugin;
import org.exemplar.spi.PluginKind;
import org.exemplar.spi.PluginVersion;
import org.exemplar.testkit.Feature;

/**
 * The plugin that is tested.
 *
 * @param home folder of the distribution
 * @param plugin where it comes from
 * @param entries its files, by their names in an archive
 * @param who who it is; empty where that cannot be read
 * @param catalogue it and those beside it, as far as they need no code
 * @param declared what it declares, where that is in order
 * @param problems what is wrong with its content
 * @param archive it, in an archive without a signature; empty bytes where there can be none
 * @param raised the same content under the next version
 * @param beside archives of others that it needs
 * @param supports what it is said to support
 */
public record Subject(
    Path home,
    Path plugin,
    SortedMap<String, byte[]> entries,
    Optional<Identity> who,
    Catalogue catalogue,
    Optional<Plugin> declared,
    List<Problem> problems,
    List<ArchiveProblem> ofArchive,
    byte[] archive,
    byte[] raised,
    List<byte[]> beside,
    Optional<Set<Feature>> supports) {

  /** Reads a plugin. */
  public static Subject of(
      Path home, Path plugin, List<Path> beside, Optional<Set<Feature>> supports)
      throws IOException {
    PluginSources sources = sources(plugin);
    PluginWorkshop workshop = PluginWorkshop.of(home);
    List<byte[]> others = new ArrayList<>();
    for (Path other : beside) {
      workshop.add(other);
      others.add(Repacking.pack(sources(other).entries()).bytes());
    }
    Workpiece piece = workshop.check(plugin);
    Repacking.Packed packed = Repacking.pack(sources.entries());
    byte[] raised = new byte[0];
    if (sources.identity().isPresent()) {
      String next = next(sources.identity().get().version());
      raised = Repacking.pack(Repacking.withVersion(sources.entries(), next)).bytes();
    }
    return new Subject(
        home,
        plugin,
        sources.entries(),
        sources.identity(),
        piece.catalogue(),
        piece.plugin().plugin(),
        piece.plugin().problems(),
        sources.problems().isEmpty() ? packed.problems() : sources.problems(),
        packed.bytes(),
        raised,
        others,
        supports);
  }

  static PluginSources sources(Path plugin) throws IOException {
    return Files.isDirectory(plugin) ? PluginSources.ofFolder(plugin) : PluginSources.ofJar(plugin);
  }

  static String next(PluginVersion version) {
    String text = version.toString();
    int dot = text.lastIndexOf('.');
    return text.substring(0, dot + 1) + (Integer.parseInt(text.substring(dot + 1)) + 1);
  }

  Identity identity() {
    return who.orElseThrow(
        () ->
            new Stop(
                Findings.none("插件身份无法读取，见 content", "nobody can tell who it is; see content")));
  }

  String id() {
    return identity().id();
  }

  boolean isLocality() {
    return identity().kind() == PluginKind.LOCALITY;
  }

  /** Its field of {@code Query}. */
  String root() {
    return Naming.camel(id());
  }

  /** What its types begin with. */
  String prefix() {
    return Naming.pascal(id());
  }

  String qualify(String code) {
    return code.indexOf('/') < 0 ? id() + "/" + code : code;
  }

  String version() {
    return identity().version().toString();
  }

  String raisedVersion() {
    return next(identity().version());
  }

  /** Names of its classes. */
  List<String> classes() {
    return entries.keySet().stream()
        .filter(name -> name.endsWith(".class"))
        .map(name -> name.substring(0, name.length() - ".class".length()).replace('/', '.'))
        .toList();
  }
}
