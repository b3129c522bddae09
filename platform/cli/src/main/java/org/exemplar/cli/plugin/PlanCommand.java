package org.exemplar.cli.plugin;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.exemplar.cli.ServerOption;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code exemplar plugin plan}: says what a change would mean. */
@Command(
    name = "plan",
    mixinStandardHelpOptions = true,
    description =
        "Says what a change of plugins would mean for a running server, without changing"
            + " anything.")
final class PlanCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private ServerOption server = new ServerOption();

  @Mixin private CatalogueOption catalogues = new CatalogueOption();

  @ArgGroup(multiplicity = "1")
  private What what = new What();

  @Option(names = "--all", description = "List everything.")
  private boolean all;

  /** What is planned. */
  static final class What {
    @Parameters(
        paramLabel = "ARCHIVE|ID[@VERSION]",
        description = "Archive or plugin of a catalogue to install.")
    private @Nullable String install;

    @Option(names = "--uninstall", paramLabel = "ID", description = "Plugin to take away.")
    private @Nullable String uninstall;

    @Option(names = "--rollback", description = "Go back behind the last change.")
    private boolean rollback;
  }

  @Override
  public Integer call() {
    Changing changing =
        new Changing(new ServerPlugins(server.client()), Report.of(spec), all, false);
    if (what.install != null) {
      Optional<String> archive =
          new Catalogues(Report.of(spec), catalogues.named()).archive(what.install);
      return changing.plan("INSTALL", archive, Optional.empty());
    }
    return what.uninstall != null
        ? changing.plan("UNINSTALL", Optional.empty(), Optional.of(what.uninstall))
        : changing.plan("ROLLBACK", Optional.empty(), Optional.empty());
  }
}
