package org.exemplar.cli.audit;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code exemplar audit verify}: recomputes the whole log. */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description =
        "Recomputes the record of all changes from its entries, and compares it with checkpoints"
            + " that were kept elsewhere. Changes nothing. Ends with 1 where it is not intact.")
final class VerifyCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private LogOptions options = new LogOptions();

  @Option(
      names = "--checkpoint",
      paramLabel = "FILE",
      description = "A checkpoint that was kept; may be given several times.")
  private List<Path> checkpoints = List.of();

  @Option(
      names = "--key",
      paramLabel = "KEY",
      description =
          "What checkpoints are signed with, a verifier key or a file with one; may be given"
              + " several times (default: what the log says itself).")
  private List<String> keys = List.of();

  @Option(names = "--json", description = "Answer in JSON.")
  private boolean json;

  @Override
  public Integer call() {
    try (AuditedLog log = options.open(null)) {
      Verification verification = new Auditor(log, keys).verify(checkpoints);
      if (json) {
        spec.commandLine().getOut().println(verification.json());
      } else {
        verification.lines().forEach(spec.commandLine().getOut()::println);
      }
      spec.commandLine().getOut().flush();
      return verification.intact() ? ExitCode.OK : ExitCode.SOFTWARE;
    }
  }
}
