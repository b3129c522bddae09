package org.exemplar.cli.plugin;

import java.util.List;
import picocli.CommandLine.Option;

/** The catalogues that a command looks into. */
final class CatalogueOption {
  @Option(
      names = "--catalogue",
      paramLabel = "FOLDER|URL",
      description =
          "A catalogue beside what the distribution holds; also several (default: those in"
              + " conf/catalogues.yaml).")
  private List<String> catalogues = List.of();

  List<String> named() {
    return catalogues;
  }
}
