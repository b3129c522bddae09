package org.exemplar.cli.plugin;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code exemplar plugin seal}: makes an archive of a jar. */
@Command(
    name = "seal",
    mixinStandardHelpOptions = true,
    description = "Makes an archive, not signed yet, of a jar that a build tool has built.")
final class SealCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      paramLabel = "JAR",
      description = "Jar with exemplar/plugin.yaml; the archive takes its place.")
  private Path jar = Path.of("");

  @Override
  public Integer call() {
    return new Making(Report.of(spec)).seal(jar);
  }
}
