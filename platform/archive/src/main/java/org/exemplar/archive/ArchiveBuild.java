package org.exemplar.archive;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a build calls: {@code seal JAR} makes an archive of a jar, {@code pack FOLDER JAR} one of a
 * folder, {@code pack-all FOLDER TARGET} one of each folder in a folder, called after id and
 * version, and the index of them. Ends with 1 and says why on standard error when there is none to
 * be had, with 2 when it is called in another way.
 */
public final class ArchiveBuild {
  private static final int FAILED = 1;
  private static final int USAGE = 2;

  private ArchiveBuild() {}

  /** Makes one archive and ends the process. */
  public static void main(String[] arguments) throws IOException {
    System.exit(run(List.of(arguments), new PrintStream(System.err, true, StandardCharsets.UTF_8)));
  }

  static int run(List<String> arguments, PrintStream err) throws IOException {
    if (arguments.size() == 2 && arguments.getFirst().equals("seal")) {
      return tell(Sealer.seal(Path.of(arguments.get(1))), err);
    }
    if (arguments.size() == 3 && arguments.getFirst().equals("pack")) {
      return tell(Packer.pack(Path.of(arguments.get(1)), Path.of(arguments.get(2))), err);
    }
    if (arguments.size() == 3 && arguments.getFirst().equals("pack-all")) {
      return packAll(Path.of(arguments.get(1)), Path.of(arguments.get(2)), err);
    }
    err.println("seal JAR | pack FOLDER JAR | pack-all FOLDER TARGET");
    return USAGE;
  }

  private static int packAll(Path folder, Path target, PrintStream err) throws IOException {
    Files.createDirectories(target);
    List<Path> sources;
    try (Stream<Path> children = Files.list(folder)) {
      sources = children.filter(Files::isDirectory).sorted().toList();
    }
    for (Path source : sources) {
      Path jar = target.resolve(source.getFileName() + ".jar");
      Writing writing = Packer.pack(source, jar);
      if (tell(writing, err) != 0) {
        return FAILED;
      }
      if (writing instanceof Writing.Written written) {
        Contents contents = written.archive().contents();
        String name = contents.id() + "-" + contents.version() + ".jar";
        Files.move(jar, target.resolve(name), StandardCopyOption.REPLACE_EXISTING);
      }
    }
    if (CatalogueIndexer.index(target) instanceof CatalogueIndexer.Indexing.NotIndexed refused) {
      tell(refused.problems(), err);
      return FAILED;
    }
    return 0;
  }

  private static int tell(Writing writing, PrintStream err) {
    if (writing instanceof Writing.NotWritten refused) {
      tell(refused.problems(), err);
      return FAILED;
    }
    return 0;
  }

  private static void tell(List<ArchiveProblem> problems, PrintStream err) {
    for (ArchiveProblem problem : problems) {
      String where = problem.entry().map(entry -> entry + ": ").orElse("");
      err.println(problem.code() + ": " + where + problem.message().en());
    }
  }
}
