package org.exemplar.cli.plugin;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.exemplar.cli.ServerOption;
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

  @Mixin private CatalogueOption catalogues = new CatalogueOption();

  @Parameters(
      paramLabel = "ARCHIVE|ID[@VERSION]",
      description =
          "Archive to install; where there is no such file, a plugin of a catalogue, in its highest"
              + " version unless another is named.")
  private String plugin = "";

  @Override
  public Integer call() {
    Optional<String> archive = new Catalogues(Report.of(spec), catalogues.named()).archive(plugin);
    return options.changing(server, spec).carryOut("INSTALL", archive, Optional.empty());
  }
}
