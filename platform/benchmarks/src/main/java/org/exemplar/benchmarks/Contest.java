package org.exemplar.benchmarks;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.exemplar.benchmarks.LoadGenerator.Load;

/**
 * Several servers under the same load, in turns, so that what else the machine does falls on all of
 * them alike: each is warmed up, then every round counts each for a while.
 *
 * @param rounds how many turns each has
 * @param warmUp how long each is warmed up
 * @param turn how long a turn is
 */
record Contest(int rounds, Duration warmUp, Duration turn) {
  static final int CONNECTIONS = 32;

  /** Turns are a third of what a figure is usually counted for: there are several. */
  static Contest of(Workshop workshop) {
    return new Contest(
        workshop.rounds(),
        Duration.ofSeconds(2L * workshop.seconds()),
        Duration.ofSeconds(Math.ceilDiv(workshop.seconds(), 3)));
  }

  /**
   * One of those that are compared.
   *
   * @param name what the table calls it
   * @param port where it listens
   * @param path what is asked
   * @param body the request
   * @param token says who asks
   */
  record Contender(String name, int port, String path, String body, Optional<String> token) {
    private LoadGenerator load() {
      return new LoadGenerator(port, path, body, CONNECTIONS, token);
    }
  }

  /** What came out, by names, in the order of the contenders: medians of the rounds. */
  Map<String, Load> run(List<Contender> contenders) throws IOException {
    Map<String, List<Load>> turns = new LinkedHashMap<>();
    for (Contender each : contenders) {
      each.load().send(warmUp);
      turns.put(each.name(), new ArrayList<>());
    }
    for (int round = 0; round < rounds; round++) {
      for (Contender each : contenders) {
        turns.getOrDefault(each.name(), List.of()).add(each.load().send(turn));
      }
    }
    Map<String, Load> found = new LinkedHashMap<>();
    turns.forEach((name, all) -> found.put(name, median(all)));
    return found;
  }

  /** How it was done, for the note below a table. */
  String description() {
    return CONNECTIONS
        + " connections, each with one request at a time; all servers run beside each other and are"
        + " asked in turns, "
        + rounds
        + " turns of "
        + turn.toSeconds()
        + " s each after "
        + warmUp.toSeconds()
        + " s to warm up; medians of the turns. The client runs on the same cores.";
  }

  private static Load median(List<Load> turns) {
    return new Load(
        middle(turns, Load::perSecond),
        middle(turns, Load::median),
        middle(turns, Load::p99),
        turns.getFirst().bytes());
  }

  private static <T extends Comparable<T>> T middle(List<Load> turns, Function<Load, T> figure) {
    return turns.stream()
        .map(figure)
        .sorted(Comparator.naturalOrder())
        .toList()
        .get(turns.size() / 2);
  }
}
