package org.exemplar.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code exemplar import policy}. */
@Command(
    name = "policy",
    mixinStandardHelpOptions = true,
    description =
        "Brings policy documents in from text (UTF-8 or GB18030), Word or PDF, 5 MiB at most each.",
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:all files are in, or were in before",
      "1:a file was refused",
      "2:the command line is wrong",
      "3:the server cannot be reached"
    })
final class ImportPolicies implements Callable<Integer> {
  @Mixin private ImportOptions options = new ImportOptions();

  @Option(
      names = "--internal",
      description = "Only who holds policies:read may read them; without it everybody may.")
  private boolean internal;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    PolicyUpload upload =
        new PolicyUpload(options.client(), Console.of(spec), options.dryRun(), internal);
    return upload.run(options.files()) ? 0 : 1;
  }
}
