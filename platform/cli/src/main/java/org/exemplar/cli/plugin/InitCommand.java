package org.exemplar.cli.plugin;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code exemplar plugin init}: copies the template. */
@Command(
    name = "init",
    mixinStandardHelpOptions = true,
    description = "Makes the folder of a new plugin out of the template; its README.md says more.")
final class InitCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "FOLDER", description = "Folder to make; it must not hold anything yet.")
  private Path folder = Path.of("");

  @Option(
      names = "--id",
      description = "Id of the plugin, in kebab-case (default: the name of the folder).")
  private @Nullable String id;

  @Option(
      names = "--kind",
      paramLabel = "LOCALITY|SECTOR",
      defaultValue = "LOCALITY",
      description =
          "LOCALITY for what one place does differently, SECTOR for a kind of organisations"
              + " (default: ${DEFAULT-VALUE}).")
  private String kind = "LOCALITY";

  @Option(names = "--name-zh", paramLabel = "NAME", description = "Chinese name (default: the id).")
  private @Nullable String nameZh;

  @Option(names = "--name-en", paramLabel = "NAME", description = "English name (default: the id).")
  private @Nullable String nameEn;

  @Option(
      names = "--scope",
      paramLabel = "CODE",
      split = ",",
      description = "Code of an organisation at and below which a LOCALITY applies; also several.")
  private List<String> scope = List.of();

  @Override
  public Integer call() {
    return new Template(Report.of(spec)).copy(folder, id, kind, nameZh, nameEn, scope);
  }
}
