package org.exemplar.archive.internal;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A catalogue at a web address. */
public final class CatalogueWeb implements CatalogueFiles {
  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final Duration WHOLE = Duration.ofMinutes(1);
  private static final int REDIRECTS = 3;
  private static final int OK = 200;
  private static final int NOT_FOUND = 404;
  private static final int GONE = 410;

  private final URI base;
  private final Duration limit;

  /** The catalogue whose files lie below an address. */
  public CatalogueWeb(URI address) {
    this(address, WHOLE);
  }

  CatalogueWeb(URI address, Duration limit) {
    String text = address.toString();
    this.base = text.endsWith("/") ? address : URI.create(text + "/");
    this.limit = limit;
  }

  /** What a server said. */
  private record Answer(int status, byte[] body, Optional<String> location) {}

  @Override
  public Optional<byte[]> read(String name, int size) throws CatalogueException {
    URI address = base.resolve(name);
    try (HttpClient http = HttpClient.newBuilder().connectTimeout(CONNECT).build();
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int hops = 0; hops <= REDIRECTS; hops++) {
        Answer answer = answer(http, threads, address, size);
        if (answer.status() == OK && answer.body().length > size) {
          throw CatalogueException.tooLarge(name, size);
        }
        if (answer.status() == OK) {
          return Optional.of(answer.body());
        }
        if (answer.status() == NOT_FOUND || answer.status() == GONE) {
          return Optional.empty();
        }
        address = next(name, address, answer);
      }
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException | IllegalArgumentException broken) {
      // told below: whichever it was, there is no file
    }
    throw unreachable(name);
  }

  private Answer answer(HttpClient http, ExecutorService threads, URI address, int size)
      throws InterruptedException, ExecutionException, TimeoutException {
    Future<Answer> answer = threads.submit(() -> ask(http, address, size));
    try {
      return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } finally {
      // the client's own time limit ends with the head of an answer; a body may trickle for ever
      answer.cancel(true);
      if (answer.isCancelled()) {
        http.shutdownNow();
      }
    }
  }

  private static Answer ask(HttpClient http, URI address, int size)
      throws IOException, InterruptedException {
    HttpResponse<InputStream> response =
        http.send(HttpRequest.newBuilder(address).GET().build(), BodyHandlers.ofInputStream());
    try (InputStream body = response.body()) {
      byte[] bytes = response.statusCode() == OK ? body.readNBytes(size + 1) : new byte[0];
      return new Answer(response.statusCode(), bytes, response.headers().firstValue("Location"));
    }
  }

  private static URI next(String name, URI address, Answer answer) throws CatalogueException {
    if (answer.status() / 100 != 3 || answer.location().isEmpty()) {
      throw new CatalogueException(
          name,
          Codes.CATALOGUE_UNREADABLE,
          "服务器没有给出文件（HTTP " + answer.status() + "）",
          "the server does not give the file (HTTP " + answer.status() + ")");
    }
    URI next = address.resolve(answer.location().get());
    if (next.getHost() == null || !address.getScheme().equalsIgnoreCase(next.getScheme())) {
      throw new CatalogueException(
          name,
          Codes.CATALOGUE_UNREADABLE,
          "服务器转向了另一种地址；请直接写最终地址",
          "the server leads on to an address of another scheme; give that address itself");
    }
    return next;
  }

  private static CatalogueException unreachable(String name) {
    return new CatalogueException(
        name,
        Codes.CATALOGUE_UNREADABLE,
        "从该地址取不到文件：没有应答、中断、超时或转向过多；请检查网络，或改用复制来的文件夹",
        "the file cannot be fetched from there: no answer, broken off, too slow or led on too"
            + " often; see to the network, or use a copied folder");
  }
}
