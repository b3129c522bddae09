package org.exemplar.benchmarks;

import java.nio.file.Path;
import java.util.Optional;
import org.exemplar.benchmarks.relevance.Gain;
import picocli.CommandLine.Option;

/** What is judged, and how. */
final class RelevanceOptions {
  @Option(
      names = "--relevance",
      paramLabel = "DIR",
      defaultValue = "",
      description =
          "Folder with documents.jsonl, queries.jsonl and qrels.tsv (default: the project's own).")
  private String folder = "";

  @Option(
      names = "--index",
      paramLabel = "ID",
      defaultValue = "rural/cases",
      description = "Index of cases that is judged (default: ${DEFAULT-VALUE}).")
  private String index = "";

  @Option(
      names = "--gain",
      paramLabel = "KIND",
      defaultValue = "exponential",
      description =
          "What a grade is worth: exponential (2^grade-1) or linear (default: ${DEFAULT-VALUE}).")
  private Gain gain = Gain.EXPONENTIAL;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "20261123",
      description = "Of the randomisation test (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--traditional",
      arity = "1",
      defaultValue = "false",
      description = "Whether documents are turned into traditional script first.")
  private boolean traditional;

  @Option(
      names = "--json",
      paramLabel = "FILE",
      defaultValue = "",
      description = "Write the figures of each query to this file.")
  private String json = "";

  Optional<Path> folder() {
    return path(folder);
  }

  String index() {
    return index;
  }

  Gain gain() {
    return gain;
  }

  long seed() {
    return seed;
  }

  boolean traditional() {
    return traditional;
  }

  Optional<Path> json() {
    return path(json);
  }

  private static Optional<Path> path(String text) {
    return Optional.of(text).filter(name -> !name.isEmpty()).map(Path::of);
  }
}
