package org.exemplar.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/** Where an import tells how it goes: a bar on a terminal, plain lines elsewhere. */
record Console(PrintWriter out, boolean terminal) {
  private static final int WIDTH = 100;
  private static final int REFRESH_MILLIS = 200;

  /** The console of a command. */
  static Console of(CommandSpec spec) {
    java.io.Console console = System.console();
    return new Console(spec.commandLine().getOut(), console != null && console.isTerminal());
  }

  /** Plain lines on standard output. */
  static Console plain() {
    return new Console(new PrintWriter(System.out, true, StandardCharsets.UTF_8), false);
  }

  void line(String format, Object... values) {
    out.println(String.format(format, values));
    out.flush();
  }

  /** A bar that shows rate and time left, invisible where there is no terminal. */
  Bar bar(String task, long rows) {
    return new Bar(
        terminal
            ? new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(rows)
                .setUnit(" 行", 1)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(REFRESH_MILLIS)
                .setConsumer(new ConsoleProgressBarConsumer(System.err, WIDTH))
                .showSpeed()
                .build()
            : null);
  }

  /** How far something came. */
  record Bar(@Nullable ProgressBar shown) implements AutoCloseable {
    void at(long rows, String doing) {
      if (shown != null) {
        shown.stepTo(rows);
        shown.setExtraMessage(doing);
      }
    }

    @Override
    public void close() {
      if (shown != null) {
        shown.close();
      }
    }
  }
}
