package org.exemplar.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.exemplar.testkit.PlatformProcess;

/** From the start of the process to ready, and memory when nothing happens afterwards. */
final class StartBenchmark implements Benchmark {
  private static final Duration SETTLED = Duration.ofSeconds(15);

  @Override
  public String id() {
    return "start";
  }

  private record Found(
      List<Duration> first, List<Duration> again, List<Duration> cached, long idle, long aotIdle) {}

  @FunctionalInterface
  private interface Start {
    PlatformProcess now() throws IOException, InterruptedException;
  }

  @Override
  public List<Table> measure(Workshop workshop) throws Exception {
    Found bare = bare(workshop);
    Found platform = platform(workshop);
    return List.of(
        new Table(
            "Start to ready",
            List.of("", "first start, empty data", "start again", "start again, AOT cache"),
            List.of(
                List.of(
                    "Exemplar, five sector plugins",
                    Numbers.spread(platform.first()),
                    Numbers.spread(platform.again()),
                    Numbers.spread(platform.cached())),
                List.of(
                    "Felix + Jetty, a constant",
                    Numbers.spread(bare.first()),
                    Numbers.spread(bare.again()),
                    Numbers.spread(bare.cached())),
                List.of(
                    "ratio",
                    ratio(platform.first(), bare.first()),
                    ratio(platform.again(), bare.again()),
                    ratio(platform.cached(), bare.cached()))),
            "Median (least – most) of "
                + workshop.rounds()
                + " starts, from the start of the process to the first 200 of `/health/ready`"
                + " (`/constant`). «First» has neither data, framework cache nor AOT cache; «again»"
                + " holds the sample and the divisions of a province.\n"),
        new Table(
            "Memory when idle (resident set)",
            List.of("", "started again", "with AOT cache"),
            List.of(
                List.of(
                    "Exemplar",
                    Numbers.mebibytes(platform.idle()),
                    Numbers.mebibytes(platform.aotIdle())),
                List.of(
                    "Felix + Jetty, a constant",
                    Numbers.mebibytes(bare.idle()),
                    Numbers.mebibytes(bare.aotIdle()))),
            "`VmRSS`, "
                + SETTLED.toSeconds()
                + " s after ready, files of the JVM included; default options of the launcher.\n"));
  }

  private static String ratio(List<Duration> ours, List<Duration> limit) {
    return Numbers.times((double) Numbers.median(ours).toNanos() / Numbers.median(limit).toNanos());
  }

  private static Found platform(Workshop workshop) throws Exception {
    List<Duration> first = new ArrayList<>();
    for (int round = 0; round < workshop.rounds(); round++) {
      Path empty = workshop.data("start-" + round);
      try (PlatformProcess started = PlatformProcess.start(workshop.home(), empty)) {
        first.add(started.startedIn());
      }
    }
    Path data = workshop.data("start");
    try (PlatformProcess filled =
        PlatformProcess.start(workshop.home(), data, "--load", "sample")) {
      workshop.importOrganizations(filled, DivisionTree.province(workshop.folder()));
    }
    Start start = () -> PlatformProcess.start(workshop.home(), data);
    List<Duration> again = starts(start, workshop.rounds());
    long idle = idle(start);
    PlatformProcess.run(workshop.home(), "cache", "--data", data.toString());
    return new Found(first, again, starts(start, workshop.rounds()), idle, idle(start));
  }

  private static Found bare(Workshop workshop) throws Exception {
    List<Duration> first = new ArrayList<>();
    for (int round = 0; round < workshop.rounds(); round++) {
      BareServer server = new BareServer(workshop.home(), workshop.data("bare-" + round));
      first.addAll(starts(() -> server.start("-Xshare:auto"), 1));
    }
    BareServer server = new BareServer(workshop.home(), workshop.data("bare"));
    starts(() -> server.start("-Xshare:auto"), 1);
    Start plain = () -> server.start("-Xshare:auto");
    List<Duration> again = starts(plain, workshop.rounds());
    long idle = idle(plain);
    Path cache = server.cache();
    Start cached = () -> server.start("-XX:AOTCache=" + cache);
    return new Found(first, again, starts(cached, workshop.rounds()), idle, idle(cached));
  }

  private static List<Duration> starts(Start start, int rounds) throws Exception {
    List<Duration> found = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      try (PlatformProcess started = start.now()) {
        found.add(started.startedIn());
      }
    }
    return found;
  }

  private static long idle(Start start) throws Exception {
    try (PlatformProcess started = start.now()) {
      LockSupport.parkNanos(SETTLED.toNanos());
      return started.residentBytes();
    }
  }
}
