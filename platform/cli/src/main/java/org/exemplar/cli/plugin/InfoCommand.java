package org.exemplar.cli.plugin;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code exemplar plugin info}: tells about a plugin of a catalogue. */
@Command(
    name = "info",
    mixinStandardHelpOptions = true,
    description = "Tells what a catalogue says about a plugin.")
final class InfoCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private CatalogueOption option = new CatalogueOption();

  @Parameters(
      paramLabel = "ID[@VERSION]",
      description = "Plugin, in its highest version unless another is named.")
  private String plugin = "";

  @Override
  public Integer call() {
    return new Catalogues(Report.of(spec), option.named()).info(plugin);
  }
}
