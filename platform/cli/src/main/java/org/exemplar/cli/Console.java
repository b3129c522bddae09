package org.exemplar.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Where an import tells how it goes.
 *
 * @param out for lines
 * @param bars for a bar that shows progress, empty where there is no terminal
 */
record Console(PrintWriter out, Optional<PrintStream> bars) {
  private static final int WIDTH = 110;
  private static final int REFRESH_MILLIS = 200;

  /** The console of a command. */
  static Console of(CommandSpec spec) {
    java.io.Console console = System.console();
    boolean terminal = console != null && console.isTerminal();
    return new Console(
        spec.commandLine().getOut(), terminal ? Optional.of(System.err) : Optional.empty());
  }

  /** Plain lines on standard output. */
  static Console plain() {
    return new Console(new PrintWriter(System.out, true, StandardCharsets.UTF_8), Optional.empty());
  }

  boolean terminal() {
    return bars.isPresent();
  }

  void line(String format, Object... values) {
    out.println(String.format(format, values));
    out.flush();
  }

  /** A bar that shows rate and time left, invisible where there is no terminal. */
  Bar bar(String task, long rows) {
    return new Bar(
        bars.map(
            stream ->
                new ProgressBarBuilder()
                    .setTaskName(task)
                    .setInitialMax(rows)
                    .setUnit(" 行", 1)
                    .setStyle(ProgressBarStyle.ASCII)
                    .setUpdateIntervalMillis(REFRESH_MILLIS)
                    .setConsumer(new ConsoleProgressBarConsumer(stream, WIDTH))
                    .showSpeed()
                    .build()));
  }

  /** How far something came. */
  record Bar(Optional<ProgressBar> shown) implements AutoCloseable {
    void at(long rows, String doing) {
      shown.ifPresent(bar -> bar.stepTo(rows).setExtraMessage(" " + doing));
    }

    @Override
    public void close() {
      shown.ifPresent(ProgressBar::close);
    }
  }
}
