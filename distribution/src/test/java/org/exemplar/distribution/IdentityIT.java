package org.exemplar.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.exemplar.testkit.PlatformProcess.Ended;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may do what, on the assembled distribution with its sample data. */
class IdentityIT {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final Pattern PASSWORD = Pattern.compile("一次性密码 ([a-z0-9-]{23})");
  private static final String CHOSEN = "a Good enough 1";

  @TempDir private static Path folder;

  private static Path data;
  private static Platform platform;
  private static Browser admin;

  @BeforeAll
  static void start() throws Exception {
    data = folder.resolve("data");
    platform = Platform.start(data, "--load", "sample");
    platform.eventually(
        "{ caseStudies { totalCount } }",
        answer -> answer.at("/data/caseStudies/totalCount").asInt() == 60);
    Matcher password = PASSWORD.matcher(platform.log());
    assertThat(password.find()).as(platform.log()).isTrue();
    admin = new Browser();
    admin.signIn("admin", password.group(1));
    admin.choose(password.group(1), CHOSEN);
  }

  @AfterAll
  static void stop() throws Exception {
    platform.close();
  }

  /** A page in a browser: it keeps the cookie and the token of its session. */
  private static final class Browser {
    private Optional<String> cookie = Optional.empty();
    private Optional<String> csrf = Optional.empty();

    JsonNode ask(String query, Map<String, ?> variables) throws Exception {
      HttpResponse<String> response = send(query, variables);
      response
          .headers()
          .firstValue("Set-Cookie")
          .ifPresent(set -> cookie = Optional.of(set.split(";", 2)[0]));
      return Platform.JSON.readTree(response.body());
    }

    private HttpResponse<String> send(String query, Map<String, ?> variables) throws Exception {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(URI.create(platform.url() + "/graphql"))
              .header("Content-Type", "application/json");
      cookie.ifPresent(value -> request.header("Cookie", value));
      csrf.ifPresent(value -> request.header("X-CSRF-Token", value));
      String body =
          Platform.JSON.writeValueAsString(Map.of("query", query, "variables", variables));
      return HTTP.send(
          request.POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
    }

    JsonNode signIn(String login, String password) throws Exception {
      JsonNode payload =
          ask(
                  "mutation($input: SignInInput!) { signIn(input: $input) { csrfToken account {"
                      + " login passwordTemporary } errors { ... on InputError { code } } } }",
                  Map.of("input", Map.of("login", login, "password", password)))
              .at("/data/signIn");
      csrf = Optional.ofNullable(payload.path("csrfToken").asText(null));
      return payload;
    }

    void choose(String current, String chosen) throws Exception {
      JsonNode payload =
          ask(
                  "mutation($input: ChangePasswordInput!) { changePassword(input: $input) {"
                      + " errors { ... on InputError { code message } } } }",
                  Map.of("input", Map.of("currentPassword", current, "newPassword", chosen)))
              .at("/data/changePassword");
      assertThat(payload.path("errors")).as(payload.toString()).isEmpty();
    }
  }

  private static JsonNode asking(Optional<String> token, String query) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(platform.url() + "/graphql"))
            .header("Content-Type", "application/json");
    token.ifPresent(secret -> request.header("Authorization", "Bearer " + secret));
    String body = Platform.JSON.writeValueAsString(Map.of("query", query));
    return Platform.JSON.readTree(
        HTTP.send(request.POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString())
            .body());
  }

  private static String code(JsonNode answer) {
    return answer.at("/errors/0/extensions/code").asText();
  }

  /** An account with a role on a part of the tree, signed in with a password of its own. */
  private static Browser person(String login, String organization, String role, String part)
      throws Exception {
    JsonNode made =
        admin
            .ask(
                "mutation($input: CreateAccountInput!) { createAccount(input: $input) {"
                    + " oneTimePassword account { id } errors { ... on InputError { code message }"
                    + " } } }",
                Map.of(
                    "input", Map.of("login", login, "name", "测试账号", "organization", organization)))
            .at("/data/createAccount");
    assertThat(made.path("errors")).as(made.toString()).isEmpty();
    JsonNode granted =
        admin.ask(
            "mutation($input: GrantRoleInput!) { grantRole(input: $input) { errors { ... on"
                + " InputError { code message } } } }",
            Map.of(
                "input",
                Map.of("account", made.at("/account/id").asText(), "role", role, "part", part)));
    assertThat(granted.at("/data/grantRole/errors")).as(granted.toString()).isEmpty();
    Browser browser = new Browser();
    String password = made.path("oneTimePassword").asText();
    assertThat(browser.signIn(login, password).at("/account/passwordTemporary").asBoolean())
        .isTrue();
    browser.choose(password, CHOSEN);
    return browser;
  }

  @Test
  void the_public_reads_what_is_public_and_nothing_else() throws Exception {
    assertThat(
            asking(
                    Optional.empty(),
                    "{ organization(code: \"990101\") { name } caseStudies { totalCount } }")
                .has("errors"))
        .isFalse();
    assertThat(code(asking(Optional.empty(), "{ accounts { totalCount } }")))
        .isEqualTo("UNAUTHENTICATED");
    assertThat(code(asking(Optional.empty(), "{ auditLog { size } }")))
        .isEqualTo("UNAUTHENTICATED");
    assertThat(code(asking(Optional.empty(), "mutation { ping }"))).isEqualTo("UNAUTHENTICATED");
    assertThat(code(asking(Optional.of("exm_1_2"), "{ plugins { id } }")))
        .isEqualTo("TOKEN_INVALID");
  }

  @Test
  void a_clerk_fills_in_forms_of_the_own_organisation_and_no_other() throws Exception {
    Browser clerk = person("liuxi-clerk", "990101001001", "organization-clerk", "990101001001");
    String save =
        "mutation($code: String!) { saveRuralVillageProfile(input: {organization: $code, values:"
            + " {year: 2025}}) { profile { version } errors { ... on InputError { code } } } }";
    JsonNode own = clerk.ask(save, Map.of("code", "990101001001"));
    assertThat(own.at("/data/saveRuralVillageProfile/errors")).as(own.toString()).isEmpty();
    JsonNode other = clerk.ask(save, Map.of("code", "990101002001"));
    assertThat(other.at("/data/saveRuralVillageProfile/errors/0/code").asText())
        .isEqualTo("NOT_ALLOWED");
    JsonNode plugins =
        clerk.ask(
            "mutation { applyPluginChange(input: {plan: \"x\"}) { errors { ... on InputError { code"
                + " } } } }",
            Map.of());
    assertThat(code(plugins)).isEqualTo("FORBIDDEN");
    String profile = "{ organization(code: \"990101001001\") { profile { values } } }";
    assertThat(clerk.ask(profile, Map.of()).at("/data/organization/profile/values/year").asInt())
        .isEqualTo(2025);
    Browser stranger = person("stranger", "990101002001", "organization-clerk", "990101002001");
    assertThat(stranger.ask(profile, Map.of()).at("/data/organization/profile").isNull()).isTrue();
  }

  @Test
  void nobody_decides_on_the_own_organisation() throws Exception {
    Browser superior = person("town", "990101001", "superior-organization", "990101001");
    String may =
        "{ viewer { below: may(permission: \"organizations:decide\", organization:"
            + " \"990101001001\") { allowed } own: may(permission: \"organizations:decide\","
            + " organization: \"990101001\") { allowed refusal { code } } } }";
    JsonNode viewer = superior.ask(may, Map.of()).at("/data/viewer");
    assertThat(viewer.at("/below/allowed").asBoolean()).isTrue();
    assertThat(viewer.at("/own/refusal/code").asText()).isEqualTo("OWN_ORGANIZATION");
    superior.ask(
        "mutation { declareConflictOfInterest(input: {organization: \"990101001001\", reason:"
            + " \"亲属任职\"}) { errors { ... on InputError { code } } } }",
        Map.of());
    assertThat(superior.ask(may, Map.of()).at("/data/viewer/below/allowed").asBoolean()).isFalse();
  }

  @Test
  void guesses_through_aliases_and_parallel_connections_are_each_counted() throws Exception {
    person("guessed", "990101001001", "member", "990101001001");
    String aliases =
        "mutation { "
            + String.join(
                " ",
                Stream.iterate(0, i -> i + 1)
                    .limit(4)
                    .map(
                        i ->
                            "g"
                                + i
                                + ": signIn(input: {login: \"guessed\", password: \"guess "
                                + i
                                + "\"}) { errors { ... on InputError { code } } }")
                    .toList())
            + " }";
    List<Thread> threads = new ArrayList<>();
    List<String> answers = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      threads.add(
          Thread.startVirtualThread(
              () -> {
                try {
                  String answer = asking(Optional.empty(), aliases).toString();
                  synchronized (answers) {
                    answers.add(answer);
                  }
                } catch (Exception broken) {
                  throw new IllegalStateException(broken);
                }
              }));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(answers).hasSize(6);
    String all = String.join(" ", answers);
    assertThat(all.split("SIGN_IN_FAILED", -1)).hasSize(5 + 1);
    assertThat(all.split("ACCOUNT_LOCKED", -1)).hasSize(24 - 5 + 1);
    assertThat(new Browser().signIn("guessed", CHOSEN).at("/errors/0/code").asText())
        .isEqualTo("ACCOUNT_LOCKED");
  }

  @Test
  void the_owner_of_the_data_folder_issues_a_token_that_commands_use() throws Exception {
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key())))
        .isEqualTo("rw-------");
    Ended issued =
        Platform.run(
            "token", "issue", "--data", data.toString(), "--scopes", "cases:write", "--days", "3");
    assertThat(issued.code()).as(issued.output()).isZero();
    Optional<String> token = Optional.of(issued.output().strip());
    JsonNode viewer =
        asking(token, "{ viewer { account { login } permissions { permission { code } } } }")
            .at("/data/viewer");
    assertThat(viewer.at("/account/login").asText()).isEqualTo("admin");
    assertThat(viewer.findValuesAsText("code")).containsExactly("cases:write");
    assertThat(code(asking(token, "{ accounts { totalCount } }"))).isEqualTo("FORBIDDEN");
    Ended wrong =
        Platform.run(
            "token", "issue", "--data", data.toString(), "--scopes", "everything", "--name", "x");
    assertThat(wrong.code()).isEqualTo(1);
    assertThat(wrong.output()).contains("SCOPE_UNKNOWN");
    Ended unknown =
        Platform.run("token", "issue", "--data", data.toString(), "--part", "404", "--name", "x");
    assertThat(unknown.code()).isEqualTo(1);
    assertThat(unknown.output()).contains("ORGANIZATION_NOT_FOUND");
    Ended nowhere = Platform.run("token", "issue", "--data", folder.resolve("none").toString());
    assertThat(nowhere.output()).contains("SERVER_NOT_RUNNING");
  }

  private static Path key() {
    return data.resolve("identity").resolve("owner.key");
  }

  @Test
  void the_record_says_who_did_what_for_whom_and_why_and_names_nobody() throws Exception {
    Browser clerk = person("recorded", "990101001001", "organization-clerk", "990101001001");
    clerk.ask(
        "mutation { declareConflictOfInterest(input: {organization: \"990101\", reason: \"曾任职\"})"
            + " { errors { ... on InputError { code } } } }",
        Map.of());
    JsonNode entry =
        admin
            .ask(
                "{ auditLog { entries(first: 1, filter: {subjectType: \"ConflictOfInterest\"}) {"
                    + " nodes { actor token onBehalfOf reason request kind after } } } }",
                Map.of())
            .at("/data/auditLog/entries/nodes/0");
    assertThat(entry.path("onBehalfOf").asText()).isEqualTo("990101001001");
    assertThat(entry.path("token").asText()).startsWith("session-");
    assertThat(entry.path("reason").asText()).isEqualTo("曾任职");
    assertThat(entry.path("request").asText()).isNotEmpty();
    assertThat(entry.path("kind").asText()).isEqualTo("CREATED");
    assertThat(entry.toString()).doesNotContain("recorded", "测试账号");
  }
}
