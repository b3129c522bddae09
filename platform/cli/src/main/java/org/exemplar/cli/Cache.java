package org.exemplar.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code exemplar cache}. The launcher carries it out, because it is about options of the JVM; here
 * it only has its place in the help.
 */
@Command(
    name = "cache",
    mixinStandardHelpOptions = true,
    description =
        "Starts the platform once on an empty data folder and keeps what the JVM learned, so that"
            + " the next starts are faster.")
final class Cache implements Callable<Integer> {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Folder in which the cache is kept (default: data in the home folder).")
  private @Nullable Path data;

  @Override
  public Integer call() {
    throw CommandRefused.usage(
        "LAUNCHER_NEEDED",
        "请用 bin/exemplar cache 运行 / Run it by bin/exemplar cache"
            + (data == null ? "" : " --data " + data));
  }
}
