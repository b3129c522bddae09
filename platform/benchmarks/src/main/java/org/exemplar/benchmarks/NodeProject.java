package org.exemplar.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A folder of scripts that Node runs, with the packages that its lock file names; they are
 * installed beside what is built, once for each state of the lock file.
 */
public record NodeProject(Path folder) {
  private static final long PATIENCE_SECONDS = 300;
  private static final String LOCK = "package-lock.json";

  /** What a command printed, and its exit code. */
  public record Ended(int code, String output) {
    public List<String> lines() {
      return output.lines().toList();
    }
  }

  /** The project of {@code src/test/NAME} of the module that is being tested, ready to run. */
  public static NodeProject of(String name) throws IOException, InterruptedException {
    Map<String, byte[]> files = new HashMap<>();
    try (Stream<Path> all = Files.list(Path.of("src", "test", name))) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        files.put(file.getFileName().toString(), Files.readAllBytes(file));
      }
    }
    return install(Path.of("target", name), files);
  }

  /**
   * A project, ready to run.
   *
   * @param place the folder that it is put into
   * @param files the contents by their names, with a lock file
   */
  public static NodeProject install(Path place, Map<String, byte[]> files)
      throws IOException, InterruptedException {
    Path folder = Files.createDirectories(place.toAbsolutePath());
    Path installed = folder.resolve("installed-lock.json");
    byte[] lock = Objects.requireNonNull(files.get(LOCK), LOCK);
    boolean present = Files.exists(installed) && Arrays.equals(Files.readAllBytes(installed), lock);
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Files.write(folder.resolve(file.getKey()), file.getValue());
    }
    NodeProject project = new NodeProject(folder);
    if (!present) {
      Ended ended =
          project.run(Map.of(), "npm", "ci", "--prefer-offline", "--no-audit", "--no-fund");
      if (ended.code() != 0) {
        throw new IOException("npm ci: " + ended.output());
      }
      Files.write(installed, lock);
    }
    return project;
  }

  /** Runs a command in the folder to its end, with variables beside those of this process. */
  public Ended run(Map<String, String> environment, String... command)
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
