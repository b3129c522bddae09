package org.exemplar.cli.plugin;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code exemplar plugin verify}: says whether an archive may be installed. */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description =
        "Says whether an archive is whole, who signed it and whether that is trusted here.")
final class VerifyCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "ARCHIVE", description = "Archive to verify.")
  private Path archive = Path.of("");

  @Option(
      names = "--trust",
      paramLabel = "FOLDER",
      description = "The trust store (default: conf/trust of this distribution).")
  private @Nullable Path trust;

  @Override
  public Integer call() {
    return new Publishing(Report.of(spec)).verify(archive, trust);
  }
}
