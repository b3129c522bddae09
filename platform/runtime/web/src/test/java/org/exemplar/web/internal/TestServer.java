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
import java.util.EnumSet;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** The servlets and the filter in the server that the platform runs, with an engine of ours. */
final class TestServer implements AutoCloseable {
  final FakeEngine engine = new FakeEngine();
  final Traffic traffic = new Traffic();
  final Metrics metrics = new Metrics(traffic);
  final Readiness readiness = new Readiness();
  final JettyListener listener = new JettyListener();
  final GraphQlServlet graphQl = new GraphQlServlet(metrics);
  final SchemaServlet schema = new SchemaServlet();
  final MetricsServlet metricsPage = new MetricsServlet(metrics);
  private final HttpClient client = HttpClient.newHttpClient();
  private final Server server = new Server();
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
    handler.addFilter(
        new FilterHolder(
            new RequestFilter(traffic, metrics, new HostNames("127.0.0.1", "cases.example"))),
        "/*",
        EnumSet.of(DispatcherType.REQUEST));
    add(handler, graphQl, "/graphql");
    add(handler, schema, "/graphql/schema.graphqls");
    add(handler, new LiveServlet(), "/health/live");
    add(handler, new ReadyServlet(readiness), "/health/ready");
    add(handler, metricsPage, "/metrics");
    add(handler, new PageServlet(), "/");
    return handler;
  }

  private static void add(ServletContextHandler handler, Servlet servlet, String path) {
    handler.addServlet(new ServletHolder(servlet), path);
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
    client.close();
    metrics.close();
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
