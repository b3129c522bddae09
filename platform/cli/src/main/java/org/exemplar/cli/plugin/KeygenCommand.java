package org.exemplar.cli.plugin;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code exemplar plugin keygen}: makes a publisher's key. */
@Command(
    name = "keygen",
    mixinStandardHelpOptions = true,
    description =
        "Makes a publisher's key: ID.key, which stays with the publisher, and ID.yaml for the trust"
            + " store of whoever is to trust it.")
final class KeygenCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--publisher",
      paramLabel = "ID",
      required = true,
      description = "Id of the publisher, in kebab-case.")
  private String publisher = "";

  @Option(
      names = "--name-zh",
      paramLabel = "NAME",
      description = "The publisher's Chinese name (default: the id).")
  private @Nullable String nameZh;

  @Option(
      names = "--name-en",
      paramLabel = "NAME",
      description = "The publisher's English name (default: the id).")
  private @Nullable String nameEn;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FOLDER",
      description = "Folder to write to, made if need be (default: here).")
  private Path folder = Path.of("");

  @Override
  public Integer call() {
    return new Publishing(Report.of(spec)).keygen(publisher, nameZh, nameEn, folder);
  }
}
