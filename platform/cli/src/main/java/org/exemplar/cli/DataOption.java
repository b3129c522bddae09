package org.exemplar.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.exemplar.cli.Tokens.OwnersKey;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The data folder of a running server, whose owner a command speaks for. */
final class DataOption {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "Data folder of the running server (default: EXEMPLAR_DATA, or else data in the home"
              + " folder).")
  private @Nullable Path data;

  /**
   * What lets its owner in.
   *
   * @throws CommandRefused {@code SERVER_NOT_RUNNING}
   */
  OwnersKey key() {
    Path folder = data == null ? Tokens.present().data() : data;
    Optional<OwnersKey> key = Tokens.owner(folder);
    return key.orElseThrow(
        () ->
            CommandRefused.failed(
                "SERVER_NOT_RUNNING",
                ("数据目录 %s 上没有正在运行的服务，或该目录不属于您；请先运行 exemplar serve / No server runs on the data"
                        + " folder %s, or the folder is not yours; start exemplar serve first")
                    .formatted(folder, folder)));
  }

  /** Asks that server as its owner. */
  GraphQlClient client() {
    OwnersKey key = key();
    return new GraphQlClient(key.server(), Optional.of(key.secret()));
  }
}
