package org.exemplar.testkit.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Looks into the memory of a running platform.
 *
 * @param program {@code jcmd} of a JDK
 * @param pid process of the platform
 */
record Jcmd(Path program, long pid) implements Memory {
  // The framework keeps a small record of every bundle that ever used a service for as long as that
  // service is there, which no bundle can help; what wires it to others must be gone.
  private static final String WIRING = "org.apache.felix.framework.BundleWiringImpl";

  /** The one of the JDK that runs this; empty where there is only a JRE. */
  static Optional<Memory> of(long pid) {
    Path program = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    return Files.isExecutable(program) ? Optional.of(new Jcmd(program, pid)) : Optional.empty();
  }

  @Override
  public long bundles() {
    return run("GC.class_histogram")
        .lines()
        .map(line -> line.strip().split("\\s+"))
        .filter(columns -> columns.length >= 4 && columns[3].equals(WIRING))
        .mapToLong(columns -> Long.parseLong(columns[1]))
        .sum();
  }

  @Override
  public long loaders(List<String> classes) {
    run("GC.run");
    List<String> lines =
        run("VM.classloaders", "show-classes=true")
            .lines()
            .map(line -> line.replaceFirst("^.*[\\s|:]", ""))
            .toList();
    return classes.stream()
        .mapToLong(name -> lines.stream().filter(name::equals).count())
        .max()
        .orElse(0);
  }

  private String run(String... arguments) {
    List<String> command = new ArrayList<>(List.of(program.toString(), Long.toString(pid)));
    command.addAll(List.of(arguments));
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IllegalStateException(output);
      }
      return output;
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(ended);
    }
  }
}
