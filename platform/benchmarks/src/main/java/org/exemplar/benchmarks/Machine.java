package org.exemplar.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** What the figures were measured on. */
final class Machine {
  private static final double KIBIBYTES_PER_GIBIBYTE = 1024.0 * 1024;

  private Machine() {}

  static String describe() throws IOException {
    return String.format(
        Locale.ROOT,
        "%s, %d cores, %.0f GiB, %s %s, %s %s",
        first("/proc/cpuinfo", "model name"),
        Runtime.getRuntime().availableProcessors(),
        Long.parseLong(first("/proc/meminfo", "MemTotal").replaceAll("\\D", ""))
            / KIBIBYTES_PER_GIBIBYTE,
        System.getProperty("os.name"),
        System.getProperty("os.version"),
        System.getProperty("java.vendor"),
        Runtime.version());
  }

  /** Processes that wanted to run, on average over the last minute: quiet is below one. */
  static String load() throws IOException {
    return Files.readString(Path.of("/proc/loadavg")).split(" ")[0];
  }

  private static String first(String file, String key) throws IOException {
    try (var lines = Files.lines(Path.of(file))) {
      return lines
          .filter(line -> line.startsWith(key))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse("?");
    }
  }
}
