package org.exemplar.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * A copy of the distribution that a benchmark may change. Its senders have more points than they
 * can use: they are counted and taken as ever, and nobody is refused.
 */
record OwnHome(Path folder) {
  private static final List<String> PARTS =
      List.of("bin", "lib", "bundles", "plugins", "conf", "sample");

  static OwnHome of(Workshop workshop, String name) throws IOException {
    Path home = workshop.data(name);
    for (String part : PARTS) {
      copy(workshop.home().resolve(part), home.resolve(part));
    }
    Files.writeString(
        home.resolve("conf/framework.properties"),
        """

        exemplar.limits.anonymous.points-per-minute=2000000000
        exemplar.limits.token.points-per-minute=2000000000
        """,
        StandardOpenOption.APPEND);
    return new OwnHome(home);
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path path : all.toList()) {
        Files.copy(path, to.resolve(from.relativize(path)), StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
  }

  /** The file of a further bundle. */
  Path bundle(String name) {
    return folder.resolve("bundles").resolve(name + ".jar");
  }

  /** The file of a bundle of the platform. */
  Path shippedBundle(String name) throws IOException {
    try (Stream<Path> all = Files.list(folder.resolve("bundles"))) {
      return all.filter(file -> file.getFileName().toString().matches(name + "-\\d.*\\.jar"))
          .findFirst()
          .orElseThrow();
    }
  }
}
