package org.exemplar.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.exemplar.benchmarks.NodeProject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The pages, as people see them in a browser that reaches nothing else; pictures are kept. */
@Timeout(900)
class BrowserIT {
  @TempDir private static Path folder;
  private static Path browser;
  private static NodeProject node;
  private static Platform platform;

  @BeforeAll
  static void start() throws Exception {
    Optional<Path> found = Browser.find();
    assumeTrue(found.isPresent(), "a Chromium, at /usr/bin/chromium or where CHROMIUM says");
    browser = found.orElseThrow();
    node = NodeProject.of("browser");
    platform = Platform.startWithSample(folder.resolve("data"), "--unsigned-plugins", "warn");
  }

  @AfterAll
  static void stop() throws Exception {
    if (platform != null) {
      platform.close();
    }
  }

  @Test
  void graphiql_answers_the_queries_of_the_tour() throws Exception {
    assertPasses("graphiql.test.mjs", Map.of("TOKEN", platform.owner()));
  }

  @Test
  void somebody_comes_in_with_a_one_time_password_and_looks_after_the_own_account()
      throws Exception {
    String password = account("librarian", "platform-administrator");
    assertPasses("console.test.mjs", Map.of("LOGIN", "librarian", "PASSWORD", password));
  }

  @Test
  void rooms_show_documents_organisations_and_plugins_and_what_a_plugin_brings_is_filled_in()
      throws Exception {
    Path archive = folder.resolve("example.jar");
    String example = Path.of("..", "plugins", "example").toString();
    assertThat(Platform.run("plugin", "pack", example, "-o", archive.toString()).code()).isZero();
    assertPasses(
        "rooms.test.mjs",
        Map.of(
            "LOGIN",
            "registrar",
            "PASSWORD",
            account("registrar", "platform-administrator"),
            "READER",
            "inspector",
            "READER_PASSWORD",
            account("inspector", "inspector"),
            "TOKEN",
            platform.owner(),
            "ARCHIVE",
            archive.toString()));
  }

  /** The one-time password of a new account that has a role everywhere. */
  private static String account(String login, String role) {
    JsonNode made =
        platform
            .data(
                "mutation { createAccount(input: {login: \"%s\", name: \"测试账号\"}) {"
                        .formatted(login)
                    + " oneTimePassword account { id } errors { ... on InputError { code } } } }")
            .get("createAccount");
    assertThat(made.path("errors")).isEmpty();
    JsonNode granted =
        platform.data(
            "mutation { grantRole(input: {role: \"%s\", account: \"%s\"}) {"
                    .formatted(role, made.at("/account/id").asText())
                + " errors { ... on InputError { code } } } }");
    assertThat(granted.at("/grantRole/errors")).isEmpty();
    return made.path("oneTimePassword").asText();
  }

  private static void assertPasses(String script, Map<String, String> given) throws Exception {
    Map<String, String> environment = new HashMap<>(given);
    environment.put("URL", platform.url());
    environment.put("CHROMIUM", browser.toString());
    environment.put("SHOTS", node.folder().toString());
    NodeProject.Ended ended = node.run(environment, "node", "--test", script);
    assertThat(ended.code()).as(ended.output()).isZero();
  }
}
