package org.exemplar.plugins.internal.content;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.exemplar.plugins.Problem;

/**
 * Checks plugins at the command line and writes what a platform needs to start with them faster:
 * the build of a distribution calls it.
 */
public final class ContentCompiler {
  private final ContentReader reader;
  private final PrintStream out;

  private ContentCompiler(Path folder, PrintStream out) {
    this.reader = new ContentReader(Optional.of(folder), Optional.empty());
    this.out = out;
  }

  /**
   * Ends with status 1 when a plugin is not good.
   *
   * @param args the folder to write to, then plugins as archives or folders
   */
  public static void main(String... args) throws IOException {
    boolean good = run(System.out, args);
    if (!good) {
      System.exit(1);
    }
  }

  /** Whether all plugins are good; problems are printed, one a line. */
  static boolean run(PrintStream out, String... args) throws IOException {
    ContentCompiler compiler = new ContentCompiler(Path.of(args[0]), out);
    boolean good = true;
    for (String plugin : Arrays.asList(args).subList(1, args.length)) {
      good &= compiler.check(Path.of(plugin));
    }
    return good;
  }

  private boolean check(Path plugin) throws IOException {
    if (Files.isDirectory(plugin)) {
      return report(plugin, new FolderFiles(plugin));
    }
    try (FileSystem archive = FileSystems.newFileSystem(plugin)) {
      return report(plugin, new FolderFiles(archive.getPath("/")));
    }
  }

  private boolean report(Path plugin, ContentFiles files) {
    return switch (reader.read(files)) {
      case ContentResult.Good good -> true;
      case ContentResult.Bad bad -> {
        bad.problems().forEach(problem -> print(plugin, problem));
        yield false;
      }
    };
  }

  private void print(Path plugin, Problem problem) {
    out.printf(
        "%s!%s:%d %s %s%n  %s%n  %s%n",
        plugin.getFileName(),
        problem.file().orElse(""),
        problem.line(),
        problem.code(),
        problem.path(),
        problem.message().zh(),
        problem.message().en());
  }
}
