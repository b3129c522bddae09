package org.exemplar.distribution;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A folder of scripts that Node runs, with the packages that its lock file names; they are
 * installed beside what is built, once for each state of the lock file.
 */
record NodeProject(Path folder) {
  private static final long PATIENCE_SECONDS = 300;

  /** What a command printed, and its exit code. */
  record Ended(int code, String output) {
    List<String> lines() {
      return output.lines().toList();
    }
  }

  /** The project of {@code src/test/NAME}, ready to run. */
  static NodeProject of(String name) throws IOException, InterruptedException {
    Path source = Path.of("src", "test", name);
    Path folder = Files.createDirectories(Path.of("target", name).toAbsolutePath());
    Path lock = folder.resolve("installed-lock.json");
    boolean installed = isSame(source.resolve("package-lock.json"), lock);
    try (Stream<Path> files = Files.list(source)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.write(folder.resolve(file.getFileName().toString()), Files.readAllBytes(file));
      }
    }
    NodeProject project = new NodeProject(folder);
    if (!installed) {
      Ended ended =
          project.run(Map.of(), "npm", "ci", "--prefer-offline", "--no-audit", "--no-fund");
      if (ended.code() != 0) {
        throw new IOException("npm ci: " + ended.output());
      }
      Files.write(lock, Files.readAllBytes(source.resolve("package-lock.json")));
    }
    return project;
  }

  private static boolean isSame(Path one, Path other) throws IOException {
    return Files.exists(other) && Files.mismatch(one, other) < 0;
  }

  /** Runs a command in the folder to its end, with variables beside those of this process. */
  Ended run(Map<String, String> environment, String... command)
      throws IOException, InterruptedException {
    Path output = Files.createTempFile(folder, "output", ".txt");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().putAll(environment);
    Process process = builder.start();
    try {
      boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
      String printed = Files.readString(output, StandardCharsets.UTF_8);
      return new Ended(ended ? process.exitValue() : -1, printed);
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
      Files.deleteIfExists(output);
    }
  }
}
