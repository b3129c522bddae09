package org.exemplar.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.exemplar.benchmarks.constant.BareFelix;
import org.exemplar.testkit.PlatformProcess;

/** The limit: the same framework and the same server on the same JVM options, with a constant. */
final class BareServer {
  private static final List<String> BUNDLES =
      List.of("org.apache.felix.http.", "commons-", "pax-logging-api-");
  private static final List<String> JVM_OPTIONS =
      List.of(
          "-XX:+UseSerialGC",
          "-XX:+ExitOnOutOfMemoryError",
          "-XX:NewSize=32m",
          "-Xms64m",
          "-Xmx512m",
          "-XX:TrimNativeHeapInterval=10000",
          "-XX:-UsePerfData");

  private final Path folder;

  /** Takes from the distribution what it needs. */
  BareServer(Path home, Path folder) throws IOException {
    this.folder = folder;
    Path bundles = Files.createDirectories(folder.resolve("bundles"));
    try (Stream<Path> jars = Files.list(home.resolve("bundles"))) {
      for (Path jar : jars.toList()) {
        String name = jar.getFileName().toString();
        if (BUNDLES.stream().anyMatch(name::startsWith)) {
          Files.copy(jar, bundles.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        }
      }
    }
    SmallBundle.CONSTANT.write(bundles.resolve("zz-constant.jar"));
  }

  /** Starts it; the framework's cache stays where it is. */
  PlatformProcess start(String... options) throws IOException, InterruptedException {
    int port = PlatformProcess.freePort();
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(JVM_OPTIONS);
    command.addAll(List.of(options));
    command.addAll(
        List.of(
            "-Dorg.ops4j.pax.logging.DefaultServiceLog.level=ERROR",
            "-cp",
            System.getProperty("java.class.path"),
            BareFelix.class.getName(),
            "" + port,
            folder.resolve("framework").toString(),
            folder.resolve("bundles").toString()));
    return PlatformProcess.start(new ProcessBuilder(command), folder, port, "/constant");
  }

  /** Runs once so that the JVM keeps what it learned; gives the file. */
  Path cache() throws IOException, InterruptedException {
    Path cache = folder.resolve("bare.aot");
    try (PlatformProcess training = start("-XX:AOTCacheOutput=" + cache)) {
      training.terminate();
    }
    return cache;
  }
}
