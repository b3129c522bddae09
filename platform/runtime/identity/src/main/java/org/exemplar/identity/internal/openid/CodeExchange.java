package org.exemplar.identity.internal.openid;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.exemplar.identity.internal.openid.OpenIdProvider.Attempt;
import org.exemplar.identity.internal.openid.ProviderException.Kind;

/** Gives a code to the provider and gets tokens for it. */
record CodeExchange(OpenIdSettings settings, Discovery discovery, ProviderHttp http) {
  /** The answer of the provider: {@code id_token}, {@code access_token}. */
  JsonNode tokens(Attempt attempt, String code) throws ProviderException {
    ProviderMetadata metadata = discovery.metadata();
    Map<String, String> said = new LinkedHashMap<>();
    said.put("grant_type", "authorization_code");
    said.put("code", code);
    said.put("redirect_uri", attempt.callback().toString());
    said.put("code_verifier", attempt.verifier());
    HttpRequest.Builder request = HttpRequest.newBuilder(metadata.token());
    if (settings.clientSecret().isPresent() && !metadata.postsSecret()) {
      request.header("Authorization", basic(settings.clientSecret().get()));
    } else {
      said.put("client_id", settings.clientId());
      settings.clientSecret().ifPresent(secret -> said.put("client_secret", secret));
    }
    ProviderHttp.Answer answer =
        http.send(
            request
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(ProviderForm.encode(said))));
    return switch (answer.status()) {
      case 200 -> answer.body();
      case 400 ->
          throw new ProviderException(
              Kind.CODE_REFUSED, "the code: " + answer.body().path("error").asText());
      default -> throw ProviderHttp.unavailable("the code: status " + answer.status());
    };
  }

  /**
   * What providers that keep ID tokens small tell of a person at an address of its own; empty where
   * they do not, or tell of another one.
   */
  Optional<JsonNode> about(String subject, String accessToken) throws ProviderException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(discovery.metadata().userInfo().orElseThrow())
            .header("Authorization", "Bearer " + accessToken);
    ProviderHttp.Answer answer = http.send(request);
    return answer.status() == 200 && answer.body().path("sub").asText().equals(subject)
        ? Optional.of(answer.body())
        : Optional.empty();
  }

  private String basic(String secret) {
    String pair = ProviderForm.encode(settings.clientId()) + ":" + ProviderForm.encode(secret);
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }
}
