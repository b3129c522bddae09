package org.exemplar.cli.plugin;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.exemplar.cli.ServerOption;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code exemplar plugin uninstall}: takes a plugin away. */
@Command(
    name = "uninstall",
    mixinStandardHelpOptions = true,
    description = "Takes a plugin away; its data and the files of its indexes stay.")
final class UninstallCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private ServerOption server = new ServerOption();
  @Mixin private ChangeOptions options = new ChangeOptions();

  @Parameters(paramLabel = "ID", description = "Id of the plugin.")
  private String plugin = "";

  @Override
  public Integer call() {
    return options
        .changing(server, spec)
        .carryOut("UNINSTALL", Optional.empty(), Optional.of(plugin));
  }
}
