package org.exemplar.cli.plugin;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code exemplar plugin trust}: shows a trust store. */
@Command(
    name = "trust",
    mixinStandardHelpOptions = true,
    description = "Shows who may publish what, with the fingerprints of their keys.")
final class TrustCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      arity = "0..1",
      paramLabel = "FOLDER",
      description = "The trust store (default: conf/trust of this distribution).")
  private @Nullable Path folder;

  @Override
  public Integer call() {
    return new Publishing(Report.of(spec)).trust(folder);
  }
}
