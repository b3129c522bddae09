package org.exemplar.cli.plugin;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.exemplar.cli.CommandRefused;
import picocli.CommandLine.ExitCode;

/** Plans a change on a server and, when somebody agrees, carries it out. */
final class Changing {
  private static final long LOOK_MILLIS = 100;

  private final ServerPlugins server;
  private final Report report;
  private final PlanView view;
  private final boolean yes;

  /**
   * A change to come.
   *
   * @param yes whether what has to be confirmed is confirmed beforehand
   */
  Changing(ServerPlugins server, Report report, boolean all, boolean yes) {
    this.server = server;
    this.report = report;
    this.view = new PlanView(report, all);
    this.yes = yes;
  }

  /** Base64 of an archive. */
  static Optional<String> archive(Path file) {
    try {
      return Optional.of(Base64.getEncoder().encodeToString(Files.readAllBytes(Paths.file(file))));
    } catch (IOException unreadable) {
      throw Paths.broken(file);
    }
  }

  /** Tells a plan; 0 where it could be applied. */
  int plan(String operation, Optional<String> archive, Optional<String> plugin) {
    JsonNode plan = server.plan(operation, archive, plugin);
    view.tell(plan);
    view.confirmations(plan);
    return planned(plan) ? ExitCode.OK : ExitCode.SOFTWARE;
  }

  private static boolean planned(JsonNode plan) {
    return plan.path("state").asText().equals("PLANNED");
  }

  /** Plans, asks where there is something to ask, and carries it out. */
  int carryOut(String operation, Optional<String> archive, Optional<String> plugin) {
    JsonNode plan = server.plan(operation, archive, plugin);
    view.tell(plan);
    if (!planned(plan)) {
      return ExitCode.SOFTWARE;
    }
    confirm(plan);
    server.apply(plan);
    return follow(plan.path("id").asText());
  }

  private void confirm(JsonNode plan) {
    if (plan.path("zh").isEmpty()) {
      return;
    }
    view.confirmations(plan);
    if (!yes && !agreed()) {
      throw CommandRefused.failed(
          "CONFIRMATION_NEEDED",
          "没有执行；同意以上各项请加 --yes / Nothing was done; agree to the above by --yes");
    }
  }

  private static boolean agreed() {
    Console console = System.console();
    if (console == null || !console.isTerminal()) {
      return false;
    }
    String answer = console.readLine("继续？Go on? [y/N] ");
    return answer != null && answer.strip().toLowerCase(Locale.ROOT).startsWith("y");
  }

  /**
   * Tells how far a change has come, until its end: as the server tells it, and by asking where it
   * does not, or where the connection broke.
   */
  private int follow(String id) {
    JsonNode change;
    try (Stages stages = Stages.of(report)) {
      server.follow(id, stages::at);
      change = stages.last();
      while (!isEnded(change)) {
        change = server.progress(id);
        stages.at(change);
        if (!isEnded(change)) {
          rest();
        }
      }
    }
    if (change.path("state").asText().equals("APPLIED")) {
      report.line("已完成 / done");
      return ExitCode.OK;
    }
    view.problems(change);
    throw CommandRefused.failed(
        "CHANGE_FAILED", "变更没有完成，原状态继续运行 / The change did not come about; what ran before goes on");
  }

  private static boolean isEnded(JsonNode change) {
    return !change.path("state").asText("RUNNING").equals("RUNNING");
  }

  private static void rest() {
    try {
      new CountDownLatch(1).await(LOOK_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
      throw CommandRefused.failed("INTERRUPTED", "变更仍在服务器上进行 / The change goes on at the server");
    }
  }
}
