package org.exemplar.testkit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.exemplar.plugins.Problem;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The contract that every plugin keeps, as tests: extend it, say where the plugin is, and declare
 * what it supports. What is supported and not there fails, and so does what is there and not
 * supported. A point for which there is nothing to look at is skipped, with the reason.
 */
public abstract class SectorPluginContractTest {
  /** Folder of the plugin's sources, or its archive. */
  protected abstract Path plugin() throws IOException;

  /** Folder of the distribution; the system property {@code exemplar.home} where not overridden. */
  protected Path home() {
    String home = System.getProperty("exemplar.home");
    if (home == null) {
      throw new IllegalStateException(
          "say where the distribution is: -Dexemplar.home=FOLDER, or override home()");
    }
    return Path.of(home);
  }

  /** Other plugins that it needs and that the distribution does not hold. */
  protected List<Path> beside() throws IOException {
    return List.of();
  }

  /** What it supports; empty for whatever it holds. */
  protected Optional<Set<Feature>> supports() {
    return Optional.empty();
  }

  /** How often it comes, changes, goes back and goes. */
  protected int cycles() {
    return PluginContract.CYCLES;
  }

  @TestFactory
  final Stream<DynamicTest> contract() throws IOException {
    PluginContract contract =
        PluginContract.of(
            new PluginContract.Settings(home(), plugin(), beside(), supports(), cycles()));
    return contract.checks().stream()
        .map(check -> DynamicTest.dynamicTest(check.id(), () -> hold(check)))
        .onClose(contract::close);
  }

  private static void hold(ContractCheck check) {
    switch (check.run()) {
      case ContractOutcome.Passed ignored -> {}
      case ContractOutcome.NotApplicable none -> Assumptions.abort(none.reason().en());
      case ContractOutcome.Failed failed ->
          throw new AssertionError(
              check.name().en()
                  + ":\n"
                  + failed.problems().stream()
                      .map(SectorPluginContractTest::text)
                      .collect(Collectors.joining("\n")));
    }
  }

  private static String text(Problem problem) {
    String file = problem.file().map(name -> name + ":" + problem.line() + ": ").orElse("");
    return file + problem.code() + ": " + problem.message().en();
  }
}
