package org.exemplar.cli;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The server that a command talks to, and who it says it is there. */
public final class ServerOption {
  @Option(
      names = "--server",
      paramLabel = "URL",
      defaultValue = "${env:EXEMPLAR_SERVER:-http://127.0.0.1:8080}",
      description = "The server (default: EXEMPLAR_SERVER, or else http://127.0.0.1:8080).")
  private URI server = URI.create("http://127.0.0.1:8080");

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "Data folder of that server, whose owner asks, unless there is a token (default:"
              + " EXEMPLAR_DATA, or else data in the home folder).")
  private @Nullable Path data;

  /**
   * Asks that server, with the token of {@link Tokens}.
   *
   * @throws CommandRefused {@code SERVER_INVALID}
   */
  public GraphQlClient client() {
    URI address = checked(server);
    Tokens tokens = data == null ? Tokens.present() : Tokens.present().on(data);
    return new GraphQlClient(address, tokens.of(address));
  }

  /**
   * An address that a server can have.
   *
   * @throws CommandRefused {@code SERVER_INVALID}
   */
  public static URI checked(URI address) {
    if (address.getHost() != null && List.of("http", "https").contains(address.getScheme())) {
      return address;
    }
    throw CommandRefused.usage(
        "SERVER_INVALID",
        "--server 应形如 http://127.0.0.1:8080 / --server must read like http://127.0.0.1:8080, not "
            + address);
  }
}
