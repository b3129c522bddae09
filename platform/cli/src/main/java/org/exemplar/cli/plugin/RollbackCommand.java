package org.exemplar.cli.plugin;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.exemplar.cli.ServerOption;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code exemplar plugin rollback}: goes back behind the last change. */
@Command(
    name = "rollback",
    mixinStandardHelpOptions = true,
    description = "Goes back to what ran before the last change; once more leads forth again.")
final class RollbackCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private ServerOption server = new ServerOption();
  @Mixin private ChangeOptions options = new ChangeOptions();

  @Override
  public Integer call() {
    return options.changing(server, spec).carryOut("ROLLBACK", Optional.empty(), Optional.empty());
  }
}
