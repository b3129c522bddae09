package org.exemplar.identity.internal.openid;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;

/**
 * Asks a provider: within seconds, without following redirects, and reading so much and no more.
 */
final class ProviderHttp implements AutoCloseable {
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int LARGEST = 1024 * 1024;
  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient client = HttpClient.newBuilder().connectTimeout(CONNECT).build();

  /** An answer of JSON. */
  record Answer(int status, JsonNode body, String text) {}

  /** Whether what is sent there is seen by nobody else. */
  static boolean isSafe(URI address) {
    return address.getHost() != null
        && address.getFragment() == null
        && ("https".equals(address.getScheme())
            || ("http".equals(address.getScheme()) && THIS_MACHINE.contains(address.getHost())));
  }

  /** What stands at an address. */
  Answer get(URI address) throws ProviderException {
    Answer answer = send(HttpRequest.newBuilder(address));
    if (answer.status() != 200) {
      throw unavailable(address + " answers " + answer.status());
    }
    return answer;
  }

  Answer send(HttpRequest.Builder request) throws ProviderException {
    HttpRequest built =
        request
            .timeout(PATIENCE)
            .header("Accept", "application/json, application/jwk-set+json")
            .build();
    try {
      HttpResponse<InputStream> response = client.send(built, BodyHandlers.ofInputStream());
      try (InputStream body = response.body()) {
        byte[] bytes = body.readNBytes(LARGEST + 1);
        if (bytes.length > LARGEST) {
          throw unavailable(built.uri() + " answers more than " + LARGEST + " bytes");
        }
        String text = new String(bytes, StandardCharsets.UTF_8);
        return new Answer(response.statusCode(), JSON.readTree(text), text);
      }
    } catch (JsonProcessingException noJson) {
      throw unavailable(built.uri() + " answers no JSON", noJson);
    } catch (IOException unreachable) {
      throw unavailable(built.uri() + " is not reached", unreachable);
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
      throw unavailable(built.uri() + " was given up", ended);
    }
  }

  static ProviderException unavailable(String message) {
    return new ProviderException(ProviderException.Kind.UNAVAILABLE, message);
  }

  private static ProviderException unavailable(String message, Throwable cause) {
    return new ProviderException(ProviderException.Kind.UNAVAILABLE, message, cause);
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
