package org.exemplar.cli.plugin;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code exemplar plugin install}: plans and installs or updates a plugin. */
@Command(
    name = "install",
    mixinStandardHelpOptions = true,
    description =
        "Installs an archive in a running server, or puts it in the place of the version that"
            + " runs.")
final class InstallCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private ServerOption server = new ServerOption();
  @Mixin private ChangeOptions options = new ChangeOptions();

  @Parameters(paramLabel = "ARCHIVE", description = "Archive to install.")
  private Path archive = Path.of("");

  @Override
  public Integer call() {
    return options
        .changing(server, spec)
        .carryOut("INSTALL", Changing.archive(archive), Optional.empty());
  }
}
