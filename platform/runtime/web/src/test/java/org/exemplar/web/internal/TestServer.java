package org.exemplar.web.internal;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Servlet;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import java.util.stream.Stream;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The servlets and the filter in the server that the platform runs, with an engine of ours. */
final class TestServer implements AutoCloseable {
  static final int STREAMS = 40;
  private static final int THREADS = 12;
  private static final Duration KEEP_ALIVE = Duration.ofMillis(20);

  final FakeEngine engine = new FakeEngine();
  final Traffic traffic = new Traffic();
  final Metrics metrics = new Metrics(traffic);
  final Readiness readiness = new Readiness();
  final JettyListener listener = new JettyListener();
  final EventStreams streams = new EventStreams(STREAMS, KEEP_ALIVE, metrics);
  final GraphQlServlet graphQl = new GraphQlServlet(metrics, streams);
  final SchemaServlet schema = new SchemaServlet();
  final MetricsServlet metricsPage = new MetricsServlet(metrics);
  private final HttpClient client = HttpClient.newHttpClient();
  private final Server server = new Server(new QueuedThreadPool(THREADS));
  private final HttpConfiguration http = new HttpConfiguration();
  private final int port;
  private final ServerConnector connector =
      new ServerConnector(server, new HttpConnectionFactory(http));

  TestServer() {
    graphQl.engine = engine;
    schema.engine = engine;
    http.setSendServerVersion(false);
    connector.setHost("127.0.0.1");
    server.addConnector(connector);
    server.setHandler(handler());
    listener.createConnector(server);
    try {
      server.start();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    port = connector.getLocalPort();
  }

  private ServletContextHandler handler() {
    ServletContextHandler handler = new ServletContextHandler("/");
    FilterHolder filter =
        new FilterHolder(
            new RequestFilter(traffic, metrics, new HostNames("127.0.0.1", "cases.example")));
    filter.setAsyncSupported(true);
    handler.addFilter(filter, "/*", EnumSet.of(DispatcherType.REQUEST));
    add(handler, graphQl, "/graphql");
    add(handler, schema, "/graphql/schema.graphqls");
    add(handler, new LiveServlet(), "/health/live");
    add(handler, new ReadyServlet(readiness), "/health/ready");
    add(handler, metricsPage, "/metrics");
    add(handler, new PageServlet(), "/");
    return handler;
  }

  private static void add(ServletContextHandler handler, Servlet servlet, String path) {
    ServletHolder holder = new ServletHolder(servlet);
    holder.setAsyncSupported(true);
    handler.addServlet(holder, path);
  }

  HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
  }

  HttpRequest.Builder post(String body) {
    return to("/graphql")
        .header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString(body));
  }

  HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  HttpResponse<String> get(String path) {
    return send(to(path));
  }

  /** The answer line by line as it comes. */
  HttpResponse<Stream<String>> lines(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return client.send(request.build(), HttpResponse.BodyHandlers.ofLines());
  }

  /** Asks for events. */
  HttpRequest.Builder watch(String query) {
    return post("{\"query\":\"" + query + "\"}").header("Accept", MediaTypes.EVENT_STREAM);
  }

  Socket connect() throws IOException {
    return new Socket(InetAddress.getLoopbackAddress(), port);
  }

  /** Sends bytes that no client would, and reads until the server closes. */
  String sendRaw(String text) throws IOException {
    try (Socket socket = connect()) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
      socket.shutdownOutput();
      InputStream in = socket.getInputStream();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Override
  public void close() {
    engine.slowMayEnd.countDown();
    streams.close();
    client.shutdownNow();
    metrics.close();
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
