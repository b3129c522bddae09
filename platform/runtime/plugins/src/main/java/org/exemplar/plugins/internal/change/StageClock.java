package org.exemplar.plugins.internal.change;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.exemplar.plugins.ChangeParticipant.Progress;
import org.exemplar.plugins.ChangeStage;
import org.exemplar.plugins.Problem;
import org.exemplar.spi.LocalizedText;
import org.osgi.framework.BundleException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs stages one after the other and reports how far each has come. */
final class StageClock {
  private static final Logger LOG = LoggerFactory.getLogger(StageClock.class);

  /** The work of a stage. */
  @FunctionalInterface
  interface Work {
    void run(Progress progress)
        throws ChangeFailed, IOException, BundleException, InterruptedException;
  }

  private final Clock clock;
  private final Consumer<StageReport> reports;

  StageClock(Clock clock, Consumer<StageReport> reports) {
    this.clock = clock;
    this.reports = reports;
  }

  /** Runs one stage; whatever it throws becomes a failure of the stage. */
  void run(ChangeStage stage, Work work) throws ChangeFailed, InterruptedException {
    Instant begin = clock.instant();
    report(stage, StageReport.State.RUNNING, 0, 0, begin);
    try {
      work.run((done, all) -> report(stage, StageReport.State.RUNNING, done, all, begin));
      report(stage, StageReport.State.DONE, 0, 0, begin);
    } catch (ChangeFailed failed) {
      report(stage, StageReport.State.FAILED, 0, 0, begin);
      throw failed;
    } catch (IOException | BundleException | RuntimeException | LinkageError broken) {
      LOG.error("Stage {} of a change of plugins broke", stage, broken);
      report(stage, StageReport.State.FAILED, 0, 0, begin);
      throw new ChangeFailed(stage, List.of(broke(stage)));
    }
  }

  private static Problem broke(ChangeStage stage) {
    return new Problem(
        "STAGE_BROKE",
        new LocalizedText(
            "阶段 " + stage + " 因内部错误中断，原状态继续运行；平台日志中有详情",
            "stage "
                + stage
                + " was ended by an internal error; what ran before goes on, and the platform's"
                + " log has more"),
        java.util.Optional.empty(),
        0,
        "");
  }

  private void report(
      ChangeStage stage, StageReport.State state, long done, long all, Instant begin) {
    long took = Duration.between(begin, clock.instant()).toMillis();
    reports.accept(new StageReport(stage, state, done, all, begin, took));
  }
}
