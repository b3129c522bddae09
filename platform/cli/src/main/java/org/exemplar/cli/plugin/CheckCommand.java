package org.exemplar.cli.plugin;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code exemplar plugin check}: names all that is wrong with a plugin. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description =
        "Names all that is wrong with a plugin, with file and line, or prints the GraphQL types,"
            + " fields and mutations that it adds.")
final class CheckCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "FOLDER|ARCHIVE", description = "Folder of the plugin, or its archive.")
  private Path plugin = Path.of("");

  @Option(
      names = "--with",
      paramLabel = "FOLDER|ARCHIVE",
      description = "Another plugin beside it, such as one that it requires; also several.")
  private List<Path> others = List.of();

  @Override
  public Integer call() {
    return new Checking(Report.of(spec)).check(plugin, others);
  }
}
