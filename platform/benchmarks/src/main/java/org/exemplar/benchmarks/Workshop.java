package org.exemplar.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.exemplar.testkit.PlatformProcess;
import org.exemplar.testkit.PlatformProcess.Ended;

/**
 * Where benchmarks work.
 *
 * @param home folder of the assembled distribution
 * @param folder an empty folder for data of runs
 * @param rounds how often a start or a swap is repeated
 * @param seconds how long requests are sent for each figure
 * @param divisions folder of division files; invented ones of the same size otherwise
 * @param store address of another store than the embedded one
 * @param relevance what the relevance of search is judged by
 */
record Workshop(
    Path home,
    Path folder,
    int rounds,
    int seconds,
    Optional<Path> divisions,
    Optional<String> store,
    RelevanceOptions relevance) {

  /** A new folder for the data of one platform. */
  Path data(String name) throws IOException {
    Path data = folder.resolve(name);
    delete(data);
    return Files.createDirectories(data);
  }

  /** Options that choose the store. */
  String[] options(String... others) {
    return Stream.concat(
            store.stream().flatMap(address -> Stream.of("--store", address)), Stream.of(others))
        .toArray(String[]::new);
  }

  /** The division files of a country: provinces, cities, counties, townships. */
  List<Path> country() throws IOException {
    if (divisions.isPresent()) {
      try (Stream<Path> files = Files.list(divisions.get())) {
        return files.filter(file -> file.toString().endsWith(".csv")).sorted().toList();
      }
    }
    return DivisionTree.write(Files.createDirectories(folder.resolve("divisions")));
  }

  /** Imports organisations through the command line. */
  void importOrganizations(PlatformProcess platform, List<Path> files)
      throws IOException, InterruptedException {
    importFiles("organizations", platform, files);
  }

  /** Imports organizations, policy or cases through the command line; all must come in. */
  void importFiles(String kind, PlatformProcess platform, List<Path> files)
      throws IOException, InterruptedException {
    String[] arguments =
        Stream.concat(
                Stream.of("import", kind, "--server", platform.url()),
                files.stream().map(Path::toString))
            .toArray(String[]::new);
    Ended ended = PlatformProcess.run(home, arguments);
    if (ended.code() != 0) {
      throw new IllegalStateException(ended.output());
    }
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> all = Files.walk(folder)) {
        all.sorted(Comparator.reverseOrder()).forEach(Workshop::deleteOne);
      }
    }
  }

  private static void deleteOne(Path path) {
    try {
      Files.delete(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
