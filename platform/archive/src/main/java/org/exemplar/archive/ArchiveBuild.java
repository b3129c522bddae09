package org.exemplar.archive;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * What a build calls: {@code seal JAR} makes an archive of a jar, {@code pack FOLDER JAR} one of a
 * folder. Ends with 1 and says why on standard error when there is none to be had, with 2 when it
 * is called in another way.
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
    err.println("seal JAR | pack FOLDER JAR");
    return USAGE;
  }

  private static int tell(Writing writing, PrintStream err) {
    if (writing instanceof Writing.NotWritten refused) {
      for (ArchiveProblem problem : refused.problems()) {
        String where = problem.entry().map(entry -> entry + ": ").orElse("");
        err.println(problem.code() + ": " + where + problem.message().en());
      }
      return FAILED;
    }
    return 0;
  }
}
