package org.exemplar.cli.plugin;

import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import org.exemplar.archive.ArchiveProblem;
import org.exemplar.archive.TrustProblem;
import org.exemplar.plugins.Problem;
import org.exemplar.spi.LocalizedText;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Tells how something went: what was made on standard output, what is wrong on standard error.
 *
 * @param out standard output
 * @param err standard error
 * @param content what stands in front of the names of files and is not said
 */
record Report(PrintWriter out, PrintWriter err, String content) {
  /** In a folder of sources, files stand without the folder that they have in an archive. */
  static final String IN_FOLDER = "exemplar/";

  static Report of(CommandSpec spec) {
    return new Report(spec.commandLine().getOut(), spec.commandLine().getErr(), "");
  }

  Report inFolder() {
    return new Report(out, err, IN_FOLDER);
  }

  void line(String format, Object... values) {
    out.println(String.format(format, values));
    out.flush();
  }

  void note(String zh, String en) {
    err.println(zh + " / " + en);
    err.flush();
  }

  void archive(List<ArchiveProblem> problems) {
    problems.forEach(each -> tell(each.entry(), 0, each.code(), each.message()));
  }

  void content(List<Problem> problems) {
    problems.forEach(each -> tell(each.file(), each.line(), each.code(), each.message()));
  }

  void trust(List<TrustProblem> problems) {
    problems.forEach(
        each -> tell(Optional.of(each.file()), each.line(), each.code(), each.message()));
  }

  /** {@code criteria/a.yaml:12: CODE: …}, so that an editor can go there. */
  private void tell(Optional<String> file, int line, String code, LocalizedText message) {
    String where = file.map(this::shown).orElse("");
    err.println(
        where
            + (line > 0 ? ":" + line : "")
            + (where.isEmpty() ? "" : ": ")
            + code
            + ": "
            + message.zh()
            + " / "
            + message.en());
    err.flush();
  }

  private String shown(String file) {
    return file.startsWith(content) ? file.substring(content.length()) : file;
  }
}
