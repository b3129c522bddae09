package org.exemplar.cli.audit;

import java.net.URI;
import java.nio.file.Path;
import org.exemplar.cli.CommandRefused;
import org.exemplar.cli.GraphQlClient;
import org.exemplar.cli.ServerOption;
import org.exemplar.cli.StoreUrl;
import org.exemplar.cli.Tokens;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which log is audited. */
final class LogOptions {
  private static final String USUAL = "http://127.0.0.1:8080";

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "Read the database of this data folder, and trust no server; one may run meanwhile.")
  private @Nullable Path data;

  @Option(
      names = "--store",
      paramLabel = "URL",
      description = "With --data: the data is kept in jdbc:postgresql://…")
  private @Nullable String store;

  @Option(
      names = "--server",
      paramLabel = "URL",
      description =
          "Read from this server, page by page (default: EXEMPLAR_SERVER, or else " + USUAL + ").")
  private @Nullable URI server;

  /**
   * Opens the log.
   *
   * @param name what a new key is called
   * @throws CommandRefused {@code SOURCE_UNCLEAR}, {@code STORE_UNKNOWN}, {@code SERVER_INVALID},
   *     {@code LOG_NOT_FOUND}, {@code STORE_UNAVAILABLE}
   */
  AuditedLog open(@Nullable String name) {
    if (data != null && server != null || data == null && store != null) {
      throw CommandRefused.usage(
          "SOURCE_UNCLEAR",
          "请用 --data（可加 --store）或 --server 之一 / Give either --data, with --store or without, or"
              + " --server");
    }
    if (data == null) {
      URI address = address();
      return new ServerLog(new GraphQlClient(address, Tokens.present().of(address)));
    }
    return FolderLog.open(
        data.toAbsolutePath().normalize(), store == null ? null : StoreUrl.checked(store), name);
  }

  private URI address() {
    String said = System.getenv("EXEMPLAR_SERVER");
    return ServerOption.checked(server != null ? server : URI.create(said == null ? USUAL : said));
  }
}
