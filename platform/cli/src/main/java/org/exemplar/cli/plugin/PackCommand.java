package org.exemplar.cli.plugin;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code exemplar plugin pack}: packs a folder into an archive. */
@Command(
    name = "pack",
    mixinStandardHelpOptions = true,
    description =
        "Packs a plugin into an archive, not signed yet. The same folder always gives the same"
            + " archive.")
final class PackCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "FOLDER", description = "Folder of the plugin.")
  private Path folder = Path.of("");

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Archive to write (default: ID-VERSION.jar here).")
  private @Nullable Path output;

  @Override
  public Integer call() {
    return new Making(Report.of(spec)).pack(folder, output);
  }
}
