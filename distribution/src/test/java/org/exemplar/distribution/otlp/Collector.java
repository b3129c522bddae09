package org.exemplar.distribution.otlp;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Takes traces over OTLP with HTTP, and messages of webhooks. */
public final class Collector implements AutoCloseable {
  private final HttpServer server;
  private final StringBuffer heard = new StringBuffer();
  private final List<ToldSpan> known = new ArrayList<>();
  private final BlockingQueue<ToldSpan> coming = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> hooked = new LinkedBlockingQueue<>();

  private Collector() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/v1/traces", this::export);
    server.createContext("/hook", this::hook);
    server.start();
  }

  public static Collector start() throws IOException {
    return new Collector();
  }

  private void export(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    exchange.getRequestHeaders().forEach((name, values) -> heard.append(name).append(values));
    heard.append(new String(body, StandardCharsets.UTF_8));
    exchange.sendResponseHeaders(200, -1);
    exchange.close();
    coming.addAll(ToldSpan.of(body));
  }

  private void hook(HttpExchange exchange) throws IOException {
    exchange.getRequestBody().readAllBytes();
    String parent = exchange.getRequestHeaders().getFirst("traceparent");
    exchange.sendResponseHeaders(204, -1);
    exchange.close();
    hooked.add(String.valueOf(parent));
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Where messages of webhooks are taken. */
  public String hookUrl() {
    return url() + "/hook";
  }

  /** The {@code traceparent} of the next message of a webhook; waits for it. */
  public String hooked() throws InterruptedException {
    return hooked.take();
  }

  /** All that came, headers and bodies as they were. */
  public String heard() {
    return heard.toString();
  }

  /**
   * A trace that goes on from a span of somebody else; waits for the span of its request, which
   * ends after all others.
   */
  public Trace trace(String id, String caller) throws InterruptedException {
    while (known.stream()
        .noneMatch(span -> span.trace().equals(id) && span.parent().equals(caller))) {
      known.add(coming.take());
    }
    return new Trace(known.stream().filter(span -> span.trace().equals(id)).toList());
  }

  @Override
  public void close() {
    server.stop(0);
  }

  /** The spans of one trace. */
  public record Trace(List<ToldSpan> spans) {
    /** The one of that name. */
    public ToldSpan named(String name) {
      List<ToldSpan> found = spans.stream().filter(span -> span.name().equals(name)).toList();
      if (found.size() != 1) {
        throw new AssertionError(found.size() + " spans are named " + name + " in " + spans);
      }
      return found.getFirst();
    }

    /** The one of that name below another. */
    public ToldSpan below(ToldSpan parent, String name) {
      return new Trace(spans.stream().filter(span -> span.parent().equals(parent.id())).toList())
          .named(name);
    }
  }
}
