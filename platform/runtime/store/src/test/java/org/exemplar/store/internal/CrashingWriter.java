package org.exemplar.store.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A process that writes with four threads, and says each id that was acknowledged, until killed.
 */
final class CrashingWriter {
  private static final String END = ";";

  private CrashingWriter() {}

  /** Kills the process after so many acknowledged writes; returns all that it told. */
  static Set<String> killAfter(int writes, String prefix, Map<String, String> properties)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command(prefix, properties))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    Set<String> told = new HashSet<>();
    try (BufferedReader lines = process.inputReader()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.endsWith(END)) {
          told.add(line.substring(0, line.length() - END.length()));
        }
        if (told.size() == writes) {
          // by its handle: what it has told already must stay readable
          process.toHandle().destroyForcibly();
        }
      }
    } finally {
      process.toHandle().destroyForcibly();
    }
    process.waitFor();
    return told;
  }

  private static List<String> command(String prefix, Map<String, String> properties) {
    Stream<String> java =
        Stream.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            CrashingWriter.class.getName(),
            prefix);
    Stream<String> pairs = properties.entrySet().stream().map(e -> e.getKey() + "=" + e.getValue());
    return Stream.concat(java, pairs).toList();
  }

  public static void main(String[] arguments) throws InterruptedException {
    Map<String, String> properties =
        Stream.of(arguments)
            .skip(1)
            .map(pair -> pair.split("=", 2))
            .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    RelationalStore store = RelationalStore.open(Engine.of(properties::get), Clock.systemUTC());
    List<Thread> writers = new ArrayList<>();
    for (int thread = 0; thread < 4; thread++) {
      String prefix = arguments[0] + "-" + thread + "-";
      writers.add(Thread.ofPlatform().start(() -> write(store, prefix)));
    }
    for (Thread writer : writers) {
      writer.join();
    }
  }

  private static void write(RelationalStore store, String prefix) {
    PrintStream out = System.out;
    for (int n = 0; ; n++) {
      StoreContract.write(store, prefix + n);
      out.print(prefix + n + END + "\n");
      out.flush();
    }
  }
}
