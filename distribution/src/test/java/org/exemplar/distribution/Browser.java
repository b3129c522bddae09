package org.exemplar.distribution;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The Chromium of this machine; where there is none, the system's package is tried. */
final class Browser {
  private static final List<String> PLACES =
      List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");
  private static final long PATIENCE_MINUTES = 5;

  private Browser() {}

  /** Where it is; nothing where it is not and cannot be installed. */
  static Optional<Path> find() throws IOException, InterruptedException {
    Optional<Path> present = present();
    if (present.isEmpty() && isRoot() && Files.isExecutable(Path.of("/usr/bin/apt-get"))) {
      install("chromium");
      // so that pictures can be read; the tests pass without
      install("fonts-noto-cjk");
      return present();
    }
    return present;
  }

  private static void install(String name) throws IOException, InterruptedException {
    Process install =
        new ProcessBuilder("apt-get", "install", "-y", "--no-install-recommends", name)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (!install.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
      install.destroyForcibly();
    }
  }

  private static Optional<Path> present() {
    return Stream.concat(Stream.ofNullable(System.getenv("CHROMIUM")), PLACES.stream())
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }
}
