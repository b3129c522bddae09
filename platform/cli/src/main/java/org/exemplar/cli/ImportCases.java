package org.exemplar.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code exemplar import cases}. */
@Command(
    name = "cases",
    mixinStandardHelpOptions = true,
    description =
        "Brings cases in from YAML files, 100 at a time, each hundred wholly or not at all.",
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:all cases are in",
      "1:a case was refused",
      "2:the command line or a file is wrong",
      "3:the server cannot be reached"
    })
final class ImportCases implements Callable<Integer> {
  @Mixin private ImportOptions options = new ImportOptions();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    CaseUpload upload = new CaseUpload(options.client(), Console.of(spec), options.dryRun());
    return upload.run(options.files()) ? 0 : 1;
  }
}
