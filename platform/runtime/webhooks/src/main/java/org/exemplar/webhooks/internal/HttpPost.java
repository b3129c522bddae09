package org.exemplar.webhooks.internal;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLException;

/** Over HTTP: within seconds, without following redirects, and reading nothing of the answer. */
final class HttpPost implements Post, AutoCloseable {
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(CONNECT)
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();
  private final Destinations destinations;

  HttpPost(Destinations destinations) {
    this.destinations = destinations;
  }

  @Override
  public Receipt send(URI url, Map<String, String> headers, String body)
      throws InterruptedException {
    try {
      return destinations.isOpen(url)
          ? open(url, headers, body)
          : Receipt.failed(Failure.ADDRESS_FORBIDDEN);
    } catch (HttpTimeoutException slow) {
      return Receipt.failed(Failure.TIMEOUT);
    } catch (SSLException untrusted) {
      return Receipt.failed(Failure.TLS_FAILED);
    } catch (IOException broken) {
      return Receipt.failed(Failure.UNREACHABLE);
    }
  }

  private Receipt open(URI url, Map<String, String> headers, String body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(url).timeout(PATIENCE).POST(BodyPublishers.ofString(body));
    headers.forEach(request::header);
    HttpResponse<InputStream> answer = client.send(request.build(), BodyHandlers.ofInputStream());
    answer.body().close();
    return Receipt.answered(answer.statusCode(), pause(answer));
  }

  /** Of {@code Retry-After} the number of seconds alone; a date would need both clocks to agree. */
  private static Optional<Duration> pause(HttpResponse<?> answer) {
    return answer
        .headers()
        .firstValue("retry-after")
        .filter(value -> value.matches("\\d{1,9}"))
        .map(value -> Duration.ofSeconds(Long.parseLong(value)));
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
