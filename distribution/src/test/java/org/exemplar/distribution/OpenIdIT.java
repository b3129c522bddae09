package org.exemplar.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.exemplar.benchmarks.NodeProject;
import org.exemplar.testkit.PlatformProcess;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Signing in by a real OpenID provider, and its tokens, on the assembled distribution. */
@Timeout(300)
class OpenIdIT {
  private static final String AUDIENCE = "https://excellence.example/graphql";
  private static final String SECRET = "a secret of the client";
  private static final Pattern FORM = Pattern.compile("<form[^>]* action=\"([^\"]+)\"");
  private static final Pattern PROMPT = Pattern.compile("name=\"prompt\" value=\"(\\w+)\"");

  @TempDir private static Path folder;
  private static PlatformProcess platform;
  private static PlatformProcess provider;
  private static String issuer;

  @BeforeAll
  static void start() throws Exception {
    int port = PlatformProcess.freePort();
    issuer = "http://127.0.0.1:" + port;
    platform = PlatformProcess.start(configured(), folder.resolve("data"));
    ProcessBuilder node =
        new ProcessBuilder("node", "provider.mjs")
            .directory(NodeProject.of("openid").folder().toFile());
    node.environment()
        .putAll(
            Map.of(
                "PORT",
                "" + port,
                "CALLBACK",
                platform.url() + "/auth/oidc/callback",
                "AUDIENCE",
                AUDIENCE,
                "SECRET",
                SECRET));
    provider = PlatformProcess.start(node, folder, port, "/.well-known/openid-configuration");
  }

  private static Path configured() throws Exception {
    Path home = Homes.copy(folder.resolve("home"));
    Path secret = Files.writeString(folder.resolve("client-secret"), SECRET + "\n");
    Path conf = home.resolve("conf").resolve("framework.properties");
    Files.writeString(
        conf,
        Files.readString(conf)
            + """

            exemplar.oidc.issuer=%s
            exemplar.oidc.client-id=exemplar
            exemplar.oidc.client-secret-file=%s
            exemplar.oidc.audience=%s
            """
                .formatted(issuer, secret, AUDIENCE));
    return home;
  }

  @AfterAll
  static void stop() throws Exception {
    if (provider != null) {
      provider.close();
    }
    platform.close();
  }

  /** A browser: it keeps cookies, follows redirects and fills in the provider's forms. */
  private static final class Visitor {
    private final HttpClient http =
        HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();

    HttpResponse<String> get(String address) throws Exception {
      return http.send(
          HttpRequest.newBuilder(URI.create(address)).header("Accept", "*/*").build(),
          BodyHandlers.ofString());
    }

    /** Signs in as somebody, and agrees to everything; what it ends at. */
    HttpResponse<String> signIn(String subject, String returnTo) throws Exception {
      HttpResponse<String> page =
          get(platform.url() + "/auth/oidc/start?returnTo=" + encode(returnTo));
      Matcher form = FORM.matcher(page.body());
      for (int i = 0; i < 3 && form.find(); i++) {
        Matcher prompt = PROMPT.matcher(page.body());
        assertThat(prompt.find()).as(page.body()).isTrue();
        page =
            post(
                form.group(1),
                Map.of("prompt", prompt.group(1), "login", subject, "password", "any"));
        form = FORM.matcher(page.body());
      }
      return page;
    }

    private HttpResponse<String> post(String address, Map<String, String> values) throws Exception {
      return http.send(form(address, values).build(), BodyHandlers.ofString());
    }

    JsonNode viewer() throws Exception {
      HttpRequest request =
          HttpRequest.newBuilder(
                  URI.create(
                      platform.url()
                          + "/graphql?query="
                          + encode("{ viewer { isSignedIn csrfToken account { login } } }")))
              .header("Accept", "application/json")
              .build();
      String body = http.send(request, BodyHandlers.ofString()).body();
      return Platform.JSON.readTree(body).at("/data/viewer");
    }
  }

  private static HttpRequest.Builder form(String address, Map<String, String> values) {
    return HttpRequest.newBuilder(URI.create(address))
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(
            BodyPublishers.ofString(
                values.entrySet().stream()
                    .map(value -> value.getKey() + "=" + encode(value.getValue()))
                    .collect(Collectors.joining("&"))));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static JsonNode asOwner(String query, Map<String, ?> input) {
    JsonNode answer = platform.answer(query, Map.of("input", input));
    assertThat(answer.path("errors")).as(answer.toString()).isEmpty();
    return answer.path("data");
  }

  private static String account(String kind, String login) {
    JsonNode made =
        asOwner(
            "mutation($input: CreateAccountInput!) { createAccount(input: $input) { account { id }"
                + " errors { ... on InputError { code } } } }",
            Map.of("kind", kind, "login", login, "name", "测试账号"));
    return made.at("/createAccount/account/id").asText();
  }

  private static void rotateKeys() throws Exception {
    HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(issuer + "/rotate-keys"))
                .POST(BodyPublishers.noBody())
                .build(),
            BodyHandlers.discarding());
  }

  @Test
  void a_person_whose_account_is_opened_signs_in_by_the_provider() throws Exception {
    String id = account("PERSON", "reader");
    HttpResponse<String> stranger = new Visitor().signIn("subject-reader", "/health/live");
    assertThat(stranger.statusCode()).isEqualTo(403);
    assertThat(stranger.body()).contains("ACCOUNT_NOT_LINKED");
    JsonNode opened =
        asOwner(
            "mutation($input: AllowIdentityLinkInput!) { allowIdentityLink(input: $input) { account"
                + " { identityLinkAllowedUntil } errors { ... on InputError { code } } } }",
            Map.of("account", id));
    assertThat(opened.at("/allowIdentityLink/account/identityLinkAllowedUntil").asText())
        .isNotEmpty();
    Visitor visitor = new Visitor();
    HttpResponse<String> end = visitor.signIn("subject-reader", "/health/live?from=provider");
    assertThat(end.statusCode()).as(end.body()).isEqualTo(200);
    assertThat(end.uri()).hasToString(platform.url() + "/health/live?from=provider");
    assertThat(visitor.viewer().at("/account/login").asText()).isEqualTo("reader");
    assertThat(visitor.viewer().path("csrfToken").asText()).isNotEmpty();
    JsonNode identities =
        platform
            .answer(
                "{ accounts(login: \"reader\") { nodes { identities { issuer subject }"
                    + " identityLinkAllowedUntil } } }",
                Map.of())
            .at("/data/accounts/nodes/0");
    assertThat(identities.at("/identities/0/subject").asText()).isEqualTo("subject-reader");
    assertThat(identities.at("/identities/0/issuer").asText()).isEqualTo(issuer);
    assertThat(identities.path("identityLinkAllowedUntil").isNull()).isTrue();
  }

  @Test
  void a_system_is_served_with_a_token_of_the_provider() throws Exception {
    String id = account("CLIENT", "bureau");
    link(id, "bureau");
    asOwner(
        "mutation($input: GrantRoleInput!) { grantRole(input: $input) { errors { ... on InputError"
            + " { code } } } }",
        Map.of("account", id, "role", "campaign-office"));
    String token = token("bureau", "accounts:read");
    assertThat(
            asSystem(token, "{ accounts { totalCount } }").at("/data/accounts/totalCount").asInt())
        .as("what its scope names")
        .isPositive();
    assertThat(asSystem(token, "{ pluginChanges { totalCount } }").toString())
        .as("what the account might do, and the token not")
        .contains("FORBIDDEN");
    assertThat(asSystem(token + "x", "{ accounts { totalCount } }").toString())
        .contains("TOKEN_INVALID");
  }

  @Test
  void keys_that_take_the_place_of_others_are_known_at_once() throws Exception {
    link(account("PERSON", "late-reader"), "subject-late-reader");
    link(account("CLIENT", "archive"), "archive");
    for (boolean rotated : List.of(false, true)) {
      if (rotated) {
        rotateKeys();
      }
      Visitor visitor = new Visitor();
      visitor.signIn("subject-late-reader", "/health/live");
      assertThat(visitor.viewer().at("/account/login").asText()).isEqualTo("late-reader");
      assertThat(asSystem(token("archive", "records:read"), "{ viewer { isSignedIn } }").toString())
          .contains("true");
    }
  }

  private static void link(String account, String subject) {
    asOwner(
        "mutation($input: LinkIdentityInput!) { linkIdentity(input: $input) { identity { id }"
            + " errors { ... on InputError { code } } } }",
        Map.of("account", account, "subject", subject));
  }

  private static String token(String client, String scope) throws Exception {
    String pair = client + ":" + encode(SECRET);
    HttpRequest request =
        form(
                issuer + "/token",
                Map.of("grant_type", "client_credentials", "resource", AUDIENCE, "scope", scope))
            .header(
                "Authorization",
                "Basic "
                    + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)))
            .build();
    String body = HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
    String token = Platform.JSON.readTree(body).path("access_token").asText();
    assertThat(token).as(body).isNotEmpty();
    return token;
  }

  private static JsonNode asSystem(String token, String query) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(platform.url() + "/graphql"))
            .header("Content-Type", "application/json")
            .header("Authorization", "Bearer " + token)
            .POST(BodyPublishers.ofString(Platform.JSON.writeValueAsString(Map.of("query", query))))
            .build();
    return Platform.JSON.readTree(
        HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body());
  }

  @Test
  void the_page_of_the_console_learns_that_there_is_a_provider() {
    JsonNode methods =
        platform
            .answer("{ signInMethods { password openId { name issuer startPath } } }", Map.of())
            .at("/data/signInMethods");
    assertThat(methods.path("password").asBoolean()).isTrue();
    assertThat(methods.at("/openId/issuer").asText()).isEqualTo(issuer);
    assertThat(methods.at("/openId/startPath").asText()).isEqualTo("/auth/oidc/start");
  }
}
