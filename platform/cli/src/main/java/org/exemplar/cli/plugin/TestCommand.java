package org.exemplar.cli.plugin;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code exemplar plugin test}: tries out on a private platform what every plugin keeps. */
@Command(
    name = "test",
    mixinStandardHelpOptions = true,
    description =
        "Tries a plugin out on a platform of its own, which ends with the command: content, names,"
            + " texts, forms, indexes, refusals, damaged archives, and that it comes and goes"
            + " without a trace.")
final class TestCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "FOLDER|ARCHIVE", description = "Folder of the plugin, or its archive.")
  private Path plugin = Path.of("");

  @Option(
      names = "--with",
      paramLabel = "FOLDER|ARCHIVE",
      description = "Another plugin beside it, such as one that it requires; also several.")
  private List<Path> others = List.of();

  @Option(
      names = "--cycles",
      paramLabel = "NUMBER",
      defaultValue = "20",
      description = "How often it comes, changes, goes back and goes (default: ${DEFAULT-VALUE}).")
  private int cycles;

  @Option(names = "--json", description = "Tells the outcome as JSON.")
  private boolean json;

  @Override
  public Integer call() {
    return new Testing(Report.of(spec)).test(plugin, others, cycles, json);
  }
}
