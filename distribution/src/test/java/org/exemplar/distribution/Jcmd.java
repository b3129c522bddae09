package org.exemplar.distribution;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Asks the virtual machine of a platform, with the tool of the JDK that runs the tests. */
public final class Jcmd {
  private Jcmd() {}

  /** What a command prints; one that fails is an error. */
  public static String run(long pid, String... command) throws IOException, InterruptedException {
    List<String> whole = new ArrayList<>();
    whole.add(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString());
    whole.add(Long.toString(pid));
    whole.addAll(List.of(command));
    Process process = new ProcessBuilder(whole).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new AssertionError(output);
    }
    return output;
  }
}
