package org.exemplar.cli.plugin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.exemplar.archive.ArchiveProblem;
import org.exemplar.archive.ArchiveVerifier;
import org.exemplar.archive.Packer;
import org.exemplar.archive.ScopeTree;
import org.exemplar.archive.TrustStore;
import org.exemplar.archive.Verification;
import org.exemplar.archive.Writing;
import org.exemplar.cli.Home;
import org.exemplar.graphql.SchemaPreview;
import org.exemplar.plugins.PluginWorkshop;
import org.exemplar.plugins.Problem;
import org.exemplar.plugins.Workpiece;
import org.exemplar.spi.PluginDescriptor;

/**
 * Checks a plugin as the platform would.
 *
 * @param report where to tell what was found
 */
record Checking(Report report) {
  int check(Path plugin, List<Path> others) {
    Paths.any(plugin);
    others.forEach(Paths::any);
    Report told = Files.isDirectory(plugin) ? report.inFolder() : report;
    try {
      List<ArchiveProblem> ofArchive = archive(plugin, told);
      PluginWorkshop workshop = PluginWorkshop.of(Home.folder());
      for (Path other : others) {
        workshop.add(other);
      }
      Workpiece piece = workshop.check(plugin);
      List<Problem> ofContent = piece.plugin().problems();
      List<ArchiveProblem> more =
          ofArchive.stream().filter(each -> !isAmong(each, ofContent)).toList();
      told.archive(more);
      told.content(ofContent);
      int found = more.size() + ofContent.size();
      return found == 0 ? preview(piece, told) : failed(found);
    } catch (IOException broken) {
      throw Paths.broken(plugin);
    }
  }

  /** What keeps it from being packed, or is wrong with its archive. */
  private static List<ArchiveProblem> archive(Path plugin, Report told) throws IOException {
    if (!Files.isDirectory(plugin)) {
      Verification verification =
          new ArchiveVerifier(TrustStore.EMPTY, ScopeTree.EXACT).verifyShipped(plugin);
      return verification instanceof Verification.Refused refused ? refused.problems() : List.of();
    }
    Path folder = Files.createTempDirectory("exemplar");
    Path jar = folder.resolve("plugin.jar");
    try {
      return switch (Packer.pack(plugin, jar)) {
        case Writing.Written written -> {
          told.archive(written.notes());
          yield List.of();
        }
        case Writing.NotWritten refused -> refused.problems();
      };
    } finally {
      Files.deleteIfExists(jar);
      Files.deleteIfExists(folder);
    }
  }

  /** Whether reading the content has found it too, mostly with the line. */
  private static boolean isAmong(ArchiveProblem problem, List<Problem> found) {
    boolean descriptor = problem.code().startsWith("DESCRIPTOR_");
    return found.stream()
        .filter(each -> each.file().equals(problem.entry()))
        .anyMatch(each -> descriptor || each.code().equals(problem.code()));
  }

  private int preview(Workpiece piece, Report told) {
    SchemaPreview preview =
        SchemaPreview.of(piece.catalogue(), piece.plugin().id(), piece.hasCode());
    told.content(preview.problems());
    if (!preview.problems().isEmpty()) {
      return failed(preview.problems().size());
    }
    report.line("%s", preview.sdl());
    if (piece.hasCode()) {
      report.note(
          "插件含代码，代码的贡献只有运行时才能检查",
          "it has code; what that contributes is checked when it runs only");
    }
    String who =
        piece.plugin().id()
            + piece
                .plugin()
                .descriptor()
                .map(PluginDescriptor::version)
                .map(version -> " " + version)
                .orElse("");
    report.note(
        who + " 没有问题，以上是它增加的 GraphQL", who + " is in order; above is what it adds to GraphQL");
    return 0;
  }

  private int failed(int problems) {
    report.note("问题数：" + problems, "problems: " + problems);
    return 1;
  }
}
