package org.exemplar.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
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

  @Option(
      names = "--report",
      paramLabel = "CSV",
      description = "Write what became of each row, or would become of it, into this file.")
  private @Nullable Path report;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    List<Path> files = options.files();
    if (report == null) {
      return imported(files, Optional.empty());
    }
    try (ImportReportFile rows = ImportReportFile.at(report, options.client())) {
      return imported(files, Optional.of(rows));
    }
  }

  private int imported(List<Path> files, Optional<ImportReportFile> rows) {
    OrganizationUpload upload =
        new OrganizationUpload(options.client(), Console.of(spec), options.dryRun(), rows);
    return upload.run(files) ? 0 : 1;
  }
}
