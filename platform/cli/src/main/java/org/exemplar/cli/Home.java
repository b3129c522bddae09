package org.exemplar.cli;

import java.nio.file.Path;

/** Where the distribution lies; the launcher script tells. */
public final class Home {
  private Home() {}

  /**
   * The folder of the distribution.
   *
   * @throws CommandRefused {@code NO_HOME}
   */
  public static Path folder() {
    String home = System.getProperty("exemplar.home");
    if (home == null) {
      throw CommandRefused.usage(
          "NO_HOME", "请用 bin/exemplar 启动 / Start it with bin/exemplar; exemplar.home is not set");
    }
    return Path.of(home).toAbsolutePath().normalize();
  }
}
