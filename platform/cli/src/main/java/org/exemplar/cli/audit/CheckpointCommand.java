package org.exemplar.cli.audit;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code exemplar audit checkpoint}: signs how far the log has come. */
@Command(
    name = "checkpoint",
    mixinStandardHelpOptions = true,
    description =
        "Signs how far the record of all changes has come. Keep it where whoever runs the platform"
            + " cannot change it: later it proves that nothing before it was altered.")
final class CheckpointCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private LogOptions options = new LogOptions();

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description =
          "With --data, when there is no key yet: what the new key and the log are called, such as"
              + " excellence.example.org/log.")
  private @Nullable String name;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Write it to this file (default: standard output).")
  private @Nullable Path file;

  @Override
  public Integer call() {
    try (AuditedLog log = options.open(name)) {
      Output.of(spec, file).write(log.checkpoint());
      return 0;
    }
  }
}
