package org.exemplar.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code exemplar import organizations}. */
@Command(
    name = "organizations",
    mixinStandardHelpOptions = true,
    description = {
      "Brings organisations in from CSV files (UTF-8 or GB18030), each file wholly or not at all.",
      "Files of administrative divisions come first, from provinces down to villages, whatever"
          + " their order here; then the others as they stand. Run it again to go on where it broke"
          + " off."
    },
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:all files are in",
      "1:a file was refused, nothing of it is in",
      "2:the command line is wrong",
      "3:the server cannot be reached"
    })
final class ImportOrganizations implements Callable<Integer> {
  @Mixin private ImportOptions options = new ImportOptions();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    OrganizationUpload upload =
        new OrganizationUpload(options.client(), Console.of(spec), options.dryRun());
    return upload.run(options.files()) ? 0 : 1;
  }
}
