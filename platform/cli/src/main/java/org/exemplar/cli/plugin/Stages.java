package org.exemplar.cli.plugin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.Console;
import java.io.PrintStream;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** The stages of a change as it goes on: a bar on a terminal, otherwise a line for each. */
final class Stages implements AutoCloseable {
  private static final int STAGES = 9;
  private static final int WHOLE = 100;
  private static final int WIDTH = 100;
  private static final int REFRESH_MILLIS = 100;

  private final Report report;
  private final Optional<ProgressBar> bar;
  private final Set<String> told = new LinkedHashSet<>();
  private JsonNode last = MissingNode.getInstance();

  private Stages(Report report, Optional<ProgressBar> bar) {
    this.report = report;
    this.bar = bar;
  }

  /** A bar on standard error where that is a terminal. */
  static Stages of(Report report) {
    Console console = System.console();
    return console != null && console.isTerminal()
        ? onTerminal(report, System.err)
        : new Stages(report, Optional.empty());
  }

  /** A bar on a terminal. */
  static Stages onTerminal(Report report, PrintStream terminal) {
    return new Stages(
        report,
        Optional.of(
            new ProgressBarBuilder()
                .setTaskName("变更 change")
                .setInitialMax(WHOLE)
                .setUnit(" %", 1)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(REFRESH_MILLIS)
                .setConsumer(new ConsoleProgressBarConsumer(terminal, WIDTH))
                .build()));
  }

  /** A change has come this far. */
  void at(JsonNode change) {
    last = change;
    bar.ifPresentOrElse(shown -> show(shown, change), () -> tell(change));
  }

  /** The last that was told; missing before the first. */
  JsonNode last() {
    return last;
  }

  private void tell(JsonNode change) {
    for (JsonNode stage : change.path("stages")) {
      String name = stage.path("stage").asText();
      if (!isRunning(stage) && told.add(name)) {
        report.line(
            "[%d/%d] %-14s %-6s %,d ms",
            told.size(),
            STAGES,
            name,
            stage.path("state").asText(),
            stage.path("milliseconds").asLong());
      }
    }
  }

  private static boolean isRunning(JsonNode stage) {
    return stage.path("state").asText().equals("RUNNING");
  }

  private static void show(ProgressBar bar, JsonNode change) {
    JsonNode stages = change.path("stages");
    if (stages.isEmpty()) {
      return;
    }
    JsonNode stage = stages.get(stages.size() - 1);
    bar.stepTo(percent(stages.size(), stage));
    long all = stage.path("all").asLong();
    String counted = all > 0 ? " %,d/%,d".formatted(stage.path("done").asLong(), all) : "";
    bar.setExtraMessage(" " + stage.path("stage").asText() + counted);
  }

  /** A stage that counts its work is shown in parts. */
  private static long percent(int begun, JsonNode stage) {
    double part =
        switch (stage.path("state").asText()) {
          case "DONE" -> 1;
          case "RUNNING" ->
              stage.path("all").asLong() > 0
                  ? stage.path("done").asDouble() / stage.path("all").asDouble()
                  : 0;
          default -> 0;
        };
    return Math.round(WHOLE * (begun - 1 + Math.clamp(part, 0, 1)) / STAGES);
  }

  @Override
  public void close() {
    bar.ifPresent(ProgressBar::close);
  }
}
