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
    JsonNode made =
        platform
            .data(
                "mutation { createAccount(input: {login: \"librarian\", name: \"测试账号\"}) {"
                    + " oneTimePassword account { id } errors { ... on InputError { code } } } }")
            .get("createAccount");
    assertThat(made.path("errors")).isEmpty();
    JsonNode granted =
        platform.data(
            "mutation { grantRole(input: {role: \"platform-administrator\", account: \""
                + made.at("/account/id").asText()
                + "\"}) { errors { ... on InputError { code } } } }");
    assertThat(granted.at("/grantRole/errors")).isEmpty();
    assertPasses(
        "console.test.mjs",
        Map.of("LOGIN", "librarian", "PASSWORD", made.path("oneTimePassword").asText()));
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
