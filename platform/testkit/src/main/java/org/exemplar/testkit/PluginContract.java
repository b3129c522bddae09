package org.exemplar.testkit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.exemplar.testkit.internal.Bench;
import org.exemplar.testkit.internal.Checks;
import org.exemplar.testkit.internal.Subject;

/**
 * What every plugin keeps, tried out on a platform of its own: a distribution in a child process,
 * with an empty data folder that goes with it. Nothing of the distribution is changed; where it
 * holds the plugin itself, the private platform does without, and without those that need it.
 *
 * <p>For one thread. Closing it ends the platform.
 */
public final class PluginContract implements AutoCloseable {
  /** How often a plugin comes and goes where nobody says otherwise. */
  public static final int CYCLES = 20;

  private final Bench bench;
  private final List<ContractCheck> checks;

  private PluginContract(Bench bench, List<ContractCheck> checks) {
    this.bench = bench;
    this.checks = checks;
  }

  /**
   * What is tested, and how.
   *
   * @param home folder of the distribution, with {@code bin/}, {@code bundles/} and {@code lib/}
   * @param plugin folder of the plugin's sources, or its archive
   * @param beside folders or archives of other plugins that it needs, in the order of installation
   * @param supports what it is said to support; empty where that is whatever it holds
   * @param cycles how often it comes, changes, goes back and goes
   */
  public record Settings(
      Path home, Path plugin, List<Path> beside, Optional<Set<Feature>> supports, int cycles) {
    public Settings {
      beside = List.copyOf(beside);
      supports = supports.map(Set::copyOf);
      if (cycles < 1) {
        throw new IllegalArgumentException("at least one cycle");
      }
    }

    /** Of a plugin that needs no other, with {@value #CYCLES} cycles. */
    public static Settings of(Path home, Path plugin) {
      return new Settings(home, plugin, List.of(), Optional.empty(), CYCLES);
    }
  }

  /**
   * Makes ready; the platform starts with the first check that needs it.
   *
   * @throws IOException when the plugin or the distribution cannot be read
   */
  public static PluginContract of(Settings settings) throws IOException {
    Subject subject =
        Subject.of(settings.home(), settings.plugin(), settings.beside(), settings.supports());
    Bench bench = Bench.of(subject);
    return new PluginContract(bench, Checks.of(bench, settings.cycles()));
  }

  /** The points, in the order in which they are to be run. */
  public List<ContractCheck> checks() {
    return checks;
  }

  @Override
  public void close() {
    bench.close();
  }
}
