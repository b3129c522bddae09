package org.exemplar.cli.plugin;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code exemplar plugin index}: makes a catalogue of a folder. */
@Command(
    name = "index",
    mixinStandardHelpOptions = true,
    description =
        "Makes a catalogue of a folder of archives: index.json and, with a key, index.sig.json. The"
            + " folder can be copied, or be put on the web as it is.")
final class IndexCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "FOLDER", description = "Folder with the archives.")
  private Path folder = Path.of("");

  @ArgGroup(exclusive = false)
  private @Nullable Signing signing;

  /** Who signs. */
  static final class Signing {
    @Option(
        names = "--key",
        paramLabel = "FILE",
        required = true,
        description = "The publisher's private key, as keygen writes it.")
    private Path key = Path.of("");

    @Option(
        names = "--publisher",
        paramLabel = "ID",
        required = true,
        description = "Id of the publisher in the trust store.")
    private String publisher = "";

    @Option(
        names = "--key-id",
        paramLabel = "ID",
        description =
            "Id of the key in the trust store (default: the one that keygen makes of it).")
    private @Nullable String keyId;

    @Option(
        names = "--expires",
        paramLabel = "DATE",
        description = "Day from which on (in UTC) the index must not be used any more.")
    private @Nullable String expires;
  }

  @Override
  public Integer call() {
    Indexing indexing = new Indexing(Report.of(spec));
    return signing == null
        ? indexing.index(folder)
        : indexing.index(folder, signing.key, signing.publisher, signing.keyId, signing.expires);
  }
}
