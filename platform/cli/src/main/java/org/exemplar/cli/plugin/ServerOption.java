package org.exemplar.cli.plugin;

import java.net.URI;
import java.util.List;
import org.exemplar.cli.CommandRefused;
import org.exemplar.cli.GraphQlClient;
import picocli.CommandLine.Option;

/** The server that a command talks to. */
final class ServerOption {
  @Option(
      names = "--server",
      paramLabel = "URL",
      defaultValue = "${env:EXEMPLAR_SERVER:-http://127.0.0.1:8080}",
      description = "The server (default: EXEMPLAR_SERVER, or else http://127.0.0.1:8080).")
  private URI server = URI.create("http://127.0.0.1:8080");

  GraphQlClient client() {
    if (server.getHost() == null || !List.of("http", "https").contains(server.getScheme())) {
      throw CommandRefused.usage(
          "SERVER_INVALID",
          "--server 应形如 http://127.0.0.1:8080 / --server must read like http://127.0.0.1:8080,"
              + " not "
              + server);
    }
    return new GraphQlClient(server);
  }
}
