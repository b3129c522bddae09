package org.exemplar.cli.plugin;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code exemplar plugin search}: finds plugins in catalogues. */
@Command(
    name = "search",
    mixinStandardHelpOptions = true,
    description = "Lists what the distribution and other catalogues hold.")
final class SearchCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private CatalogueOption option = new CatalogueOption();

  @Parameters(
      arity = "0..*",
      paramLabel = "WORD",
      description = "Words that must all stand in id, name, description, kind or scope.")
  private List<String> words = List.of();

  @Override
  public Integer call() {
    return new Catalogues(Report.of(spec), option.named()).search(words);
  }
}
