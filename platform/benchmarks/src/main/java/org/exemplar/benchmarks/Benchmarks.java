package org.exemplar.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.exemplar.benchmarks.relevance.BadLineException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures an assembled distribution and prints what it finds, as Markdown. */
@Command(
    name = "benchmarks",
    mixinStandardHelpOptions = true,
    description = "Measures an assembled distribution.")
public final class Benchmarks implements Callable<Integer> {
  private static final List<Benchmark> ALL =
      List.of(
          new StartBenchmark(),
          new ImportBenchmark(),
          new RequestBenchmark(),
          new EndpointBenchmark(),
          new GuardBenchmark(),
          new PluginChangeBenchmark(),
          new RelevanceBenchmark());

  @Option(
      names = "--home",
      required = true,
      paramLabel = "DIR",
      description = "Folder of the assembled distribution.")
  private Path home = Path.of("");

  @Option(
      names = "--only",
      split = ",",
      paramLabel = "NAME",
      description =
          "Only these: start, import, requests, endpoint, guards, plugin-change, relevance"
              + " (default: all).")
  private List<String> only = new ArrayList<>();

  @Option(
      names = "--rounds",
      defaultValue = "7",
      paramLabel = "N",
      description = "How often a start or a change is repeated (default: ${DEFAULT-VALUE}).")
  private int rounds;

  @Option(
      names = "--seconds",
      defaultValue = "15",
      paramLabel = "N",
      description = "How long requests are sent for a figure (default: ${DEFAULT-VALUE}).")
  private int seconds;

  @Option(
      names = "--divisions",
      paramLabel = "DIR",
      defaultValue = "",
      description =
          "Folder of division files to import (default: invented ones of a country's size).")
  private String divisions = "";

  @Option(
      names = "--store",
      paramLabel = "URL",
      defaultValue = "",
      description = "Measure on this store, jdbc:postgresql://… (default: the embedded one).")
  private String store = "";

  @Mixin private RelevanceOptions relevance = new RelevanceOptions();

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = "Write what is found to this file as well.")
  private @Nullable Path report;

  public static void main(String[] arguments) {
    System.exit(
        new CommandLine(new Benchmarks())
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setExecutionExceptionHandler((failure, command, parsed) -> told(failure))
            .execute(arguments));
  }

  /** What is wrong with what was given is said in a line; all else as it came. */
  private static int told(Exception failure) throws Exception {
    if (failure instanceof IllegalArgumentException || failure instanceof BadLineException) {
      System.err.println(failure.getMessage());
      return CommandLine.ExitCode.USAGE;
    }
    throw failure;
  }

  @Override
  public Integer call() throws Exception {
    List<Benchmark> chosen = chosen();
    Workshop workshop =
        new Workshop(
            home.toAbsolutePath(),
            Files.createTempDirectory("exemplar-benchmarks-"),
            rounds,
            seconds,
            filled(divisions).map(Path::of),
            filled(store),
            relevance);
    StringBuilder all = new StringBuilder();
    say(all, "Measured on " + LocalDate.now() + ": " + Machine.describe() + ".\n");
    for (Benchmark benchmark : chosen) {
      String load = Machine.load();
      for (Table table : benchmark.measure(workshop)) {
        say(all, table.markdown());
      }
      say(all, "_Load of the machine before `" + benchmark.id() + "`: " + load + "._\n");
    }
    if (report != null) {
      Files.writeString(report, all);
    }
    return 0;
  }

  private static Optional<String> filled(String value) {
    return Optional.of(value).filter(text -> !text.isEmpty());
  }

  private List<Benchmark> chosen() {
    List<String> known = ALL.stream().map(Benchmark::id).toList();
    List<String> wanted = only.stream().filter(name -> !name.isBlank()).toList();
    List<String> unknown = wanted.stream().filter(name -> !known.contains(name)).toList();
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException(
          "There is no benchmark " + unknown + "; there are " + known);
    }
    return ALL.stream()
        .filter(benchmark -> wanted.isEmpty() || wanted.contains(benchmark.id()))
        .toList();
  }

  private static void say(StringBuilder all, String text) throws IOException {
    System.out.println(text);
    all.append(text).append('\n');
  }
}
