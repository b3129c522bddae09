package org.exemplar.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.SimpleFileServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.exemplar.testkit.PlatformProcess;
import org.exemplar.testkit.PlatformProcess.Ended;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Plugins are found in catalogues and installed by their id, with and without a network. */
@Timeout(300)
class PluginCatalogueIT {
  @TempDir private Path work;

  @Test
  void what_the_distribution_holds_is_found_and_installed_by_its_id() throws Exception {
    assertEnds(run(Platform.HOME, "search", "泉州"), 0, "quanzhou", "3505", "[catalogue]");
    assertEnds(run(Platform.HOME, "info", "hunan"), 0, "LOCALITY for 43", "requires rural");
    try (Platform platform = Platform.start(work.resolve("data"))) {
      String[] server = {"--server", platform.url()};
      assertEnds(run(Platform.HOME, "plan", "hunan", server), 0, "INSTALL hunan – → 1.0.0");
      assertEnds(run(Platform.HOME, "install", "hunan@1.0.0", server), 0, "[9/9] COMMIT", "done");
      assertEnds(
          run(Platform.HOME, "install", "hunan@9.0.0", server), 1, "PLUGIN_NOT_IN_CATALOGUE");
      assertEnds(run(Platform.HOME, "list", server[0], server[1]), 0, "hunan", "ACTIVE");
    }
  }

  @Test
  void a_signed_catalogue_works_from_a_copied_folder_and_from_the_web_and_not_without_trust()
      throws Exception {
    Path home = Homes.copy(work.resolve("home"));
    Path published = publish(home);
    Path copied = Homes.tree(published, work.resolve("copied"));
    HttpServer web =
        SimpleFileServer.createFileServer(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            published,
            SimpleFileServer.OutputLevel.NONE);
    web.start();
    try (PlatformProcess platform = PlatformProcess.start(home, work.resolve("data"))) {
      String[] ofFolder = {"--catalogue", copied.toString(), "--server", platform.url()};
      assertEnds(run(home, "install", "water-town", ofFolder), 1, "PUBLISHER_UNKNOWN");
      Files.copy(work.resolve("keys/qinghe.yaml"), home.resolve("conf/trust/qinghe.yaml"));
      assertEnds(run(home, "install", "water-town", ofFolder), 1, "NOT_ALLOWED");
      Files.writeString(
          home.resolve("conf/trust/qinghe.yaml"),
          Files.readString(work.resolve("keys/qinghe.yaml"))
              .replace("mayPublish: []", "mayPublish: [{kinds: [LOCALITY], scope: ['990101']}]"));
      assertEnds(run(home, "install", "water-town", ofFolder), 0, "[9/9] COMMIT", "done");
      assertEnds(
          run(home, "uninstall", "water-town", "--yes", "--server", platform.url()), 0, "done");

      String address = "http://127.0.0.1:" + web.getAddress().getPort() + "/";
      Files.writeString(
          home.resolve("conf/catalogues.yaml"), "catalogues: [\"" + address + "\"]\n");
      assertEnds(run(home, "search", "水镇"), 0, "water-town", "[" + address + "]");
      assertEnds(
          run(home, "install", "water-town", "--server", platform.url()),
          0,
          "[9/9] COMMIT",
          "done");

      Files.writeString(copied.resolve("index.json"), "{\"format\": 1, \"plugins\": []}");
      assertEnds(
          run(home, "info", "water-town", "--catalogue", copied.toString()),
          1,
          "CATALOGUE_NOT_USED");
    } finally {
      web.stop(0);
    }
  }

  /** A folder with one signed plugin, and a signed index of it. */
  private Path publish(Path home) throws Exception {
    Path folder = Files.createDirectory(work.resolve("published"));
    String jar = folder.resolve("water-town.jar").toString();
    String source = work.resolve("water-town").toString();
    Path keys = work.resolve("keys");
    String[] by = {"--key", keys.resolve("qinghe.key").toString(), "--publisher", "qinghe"};
    assertEnds(run(home, "init", source, "--name-zh", "水镇"), 0);
    assertEnds(run(home, "pack", source, "-o", jar), 0);
    assertEnds(run(home, "keygen", "--publisher", "qinghe", "-o", keys.toString()), 0);
    assertEnds(run(home, "sign", jar, by), 0);
    assertEnds(run(home, "index", folder.toString(), by), 0, "water-town 1.0.0");
    return folder;
  }

  private static Ended run(Path home, String command, String argument, String... more)
      throws Exception {
    List<String> all = new ArrayList<>(List.of("plugin", command, argument));
    all.addAll(List.of(more));
    return PlatformProcess.run(home, all.toArray(String[]::new));
  }

  private static void assertEnds(Ended ended, int code, String... said) {
    assertThat(ended.code()).as(ended.output()).isEqualTo(code);
    for (String part : said) {
      assertThat(ended.output()).contains(part);
    }
  }
}
