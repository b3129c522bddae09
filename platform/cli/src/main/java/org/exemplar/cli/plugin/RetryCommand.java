package org.exemplar.cli.plugin;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.exemplar.cli.ServerOption;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code exemplar plugin retry}: tries a plugin again. */
@Command(
    name = "retry",
    mixinStandardHelpOptions = true,
    description = "Tries a plugin again that was not started because it crashed or hung.")
final class RetryCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private ServerOption server = new ServerOption();
  @Mixin private ChangeOptions options = new ChangeOptions();

  @Parameters(paramLabel = "ID", description = "Id of the plugin.")
  private String plugin = "";

  @Override
  public Integer call() {
    return options.changing(server, spec).carryOut("RETRY", Optional.empty(), Optional.of(plugin));
  }
}
