package org.exemplar.cli.audit;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.exemplar.cli.CommandRefused;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code exemplar audit prove}: proves that an entry stands in the log. */
@Command(
    name = "prove",
    mixinStandardHelpOptions = true,
    description =
        "Proves that an entry stands below a signed checkpoint: a JSON document that others check"
            + " without the log.")
final class ProveCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private LogOptions options = new LogOptions();

  @Option(
      names = "--position",
      required = true,
      paramLabel = "N",
      description = "Position of the entry, from 1.")
  private long position;

  @Option(
      names = "--checkpoint",
      paramLabel = "FILE",
      description = "A checkpoint that was kept (default: one that is signed now).")
  private @Nullable Path checkpoint;

  @Option(names = "--key", paramLabel = "KEY", description = "See verify.")
  private List<String> keys = List.of();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Write it to this file (default: standard output).")
  private @Nullable Path file;

  @Override
  public Integer call() {
    try (AuditedLog log = options.open(null)) {
      String note = checkpoint == null ? log.checkpoint() : Auditor.read(checkpoint);
      HeldCheckpoint held =
          HeldCheckpoint.of(
              checkpoint == null ? "–" : checkpoint.toString(),
              note,
              new Auditor(log, keys).known());
      held.problem()
          .ifPresent(
              problem -> {
                throw CommandRefused.failed(
                    problem.code(), problem.place() + ": " + problem.zh() + " / " + problem.en());
              });
      Proof proof = Proof.of(log, position, note, held.checkpoint().orElseThrow());
      Output.of(spec, file).write(proof.json() + "\n");
      return 0;
    }
  }
}
