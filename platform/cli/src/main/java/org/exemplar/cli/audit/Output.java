package org.exemplar.cli.audit;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.exemplar.cli.CommandRefused;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Where a document goes.
 *
 * @param out standard output
 * @param file or this file
 */
record Output(PrintWriter out, @Nullable Path file) {
  static Output of(CommandSpec spec, @Nullable Path file) {
    return new Output(spec.commandLine().getOut(), file);
  }

  void write(String text) {
    if (file == null) {
      out.print(text);
      out.flush();
      return;
    }
    try {
      Files.writeString(file, text);
    } catch (IOException broken) {
      throw CommandRefused.failed(
          "FILE_NOT_WRITABLE", "无法写入文件 / The file cannot be written: " + file);
    }
  }
}
