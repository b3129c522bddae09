package org.exemplar.web.internal;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
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
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.ee10.websocket.server.config.JettyWebSocketServletContainerInitializer;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.exemplar.spi.identity.Caller;
import org.exemplar.tracing.Tracing;
import org.jspecify.annotations.Nullable;

/** The servlets and the filter in the server that the platform runs, with an engine of ours. */
final class TestServer implements AutoCloseable {
  static final int STREAMS = 40;
  static final int OPERATIONS = 8;
  private static final HostNames NAMES = new HostNames("127.0.0.1", "cases.example");
  private static final int THREADS = 12;

  /** Longer than any test takes: a client of a busy machine is none that has gone. */
  private static final Duration LONG = Duration.ofMinutes(10);

  /** Lets everybody in, unless told otherwise. */
  static final class RefusingCallers extends Callers {
    volatile boolean refusing;

    @Override
    Caller of(Handshake handshake, Map<String, @Nullable Object> payload) throws FaultException {
      if (refusing) {
        throw new FaultException(Fault.CROSS_SITE);
      }
      return super.of(handshake, payload);
    }
  }

  final FakeEngine engine = new FakeEngine();
  final Traffic traffic = new Traffic();
  final Metrics metrics = new Metrics(traffic);
  final Readiness readiness = new Readiness();
  final JettyListener listener = new JettyListener();
  final EventStreams streams;
  final RefusingCallers callers = new RefusingCallers();
  final FakeTrustedDocuments trusted = new FakeTrustedDocuments();
  final PersistedDocuments documents = new PersistedDocuments(metrics);
  final RequestReader reader = new RequestReader(new Addresses("127.0.0.9"), callers, documents);
  final GraphQlSockets sockets;
  final GraphQlServlet graphQl;
  final SchemaServlet schema = new SchemaServlet();
  final OpenIdServlet openId = new OpenIdServlet();
  final MetricsServlet metricsPage = new MetricsServlet(metrics, MetricsAccess.of(callers, null));
  final FilesServlet files = new FilesServlet();
  private final HttpClient client = HttpClient.newHttpClient();
  private final Server server = new Server(new QueuedThreadPool(THREADS));
  private final HttpConfiguration http = new HttpConfiguration();
  private final int port;
  private final ServerConnector connector =
      new ServerConnector(server, new HttpConnectionFactory(http));

  TestServer() {
    this(HttpProfile.AUDITS);
  }

  TestServer(HttpProfile profile) {
    this(profile, LONG, LONG, Tracing.off());
  }

  /** One whose requests are traced. */
  static TestServer traced(Tracing tracing) {
    return new TestServer(HttpProfile.AUDITS, LONG, LONG, tracing);
  }

  /** One that sends signs of life all the time. */
  static TestServer lively() {
    return new TestServer(HttpProfile.AUDITS, Duration.ofMillis(20), LONG, Tracing.off());
  }

  /** One that waits but a moment for a connection to begin. */
  static TestServer impatient() {
    return new TestServer(HttpProfile.AUDITS, LONG, Duration.ofMillis(50), Tracing.off());
  }

  private TestServer(HttpProfile profile, Duration keepAlive, Duration patience, Tracing tracing) {
    streams = new EventStreams(STREAMS, keepAlive, metrics);
    sockets =
        new GraphQlSockets(
            listener,
            new SocketHouse(streams, reader, callers, traffic, metrics, OPERATIONS, patience));
    graphQl = new GraphQlServlet(metrics, streams, reader, sockets, new Sites(NAMES), profile);
    callers.authenticator = new FakeAuthenticator();
    documents.trusted = trusted;
    graphQl.engine = engine;
    sockets.engine = engine;
    schema.engine = engine;
    http.setSendServerVersion(false);
    connector.setHost("127.0.0.1");
    server.addConnector(connector);
    server.setHandler(handler(tracing));
    listener.createConnector(server);
    try {
      server.start();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    port = connector.getLocalPort();
  }

  private ServletContextHandler handler(Tracing tracing) {
    ServletContextHandler handler = new ServletContextHandler("/");
    JettyWebSocketServletContainerInitializer.configure(handler, null);
    if (tracing.isOn()) {
      add(handler, new TraceFilter(tracing));
    }
    add(handler, new RequestFilter(traffic, metrics, NAMES));
    add(handler, graphQl, "/graphql");
    add(handler, schema, "/graphql/schema.graphqls");
    add(handler, new LiveServlet(), "/health/live");
    add(handler, new ReadyServlet(readiness), "/health/ready");
    add(handler, metricsPage, "/metrics");
    add(handler, openId, OpenIdServlet.START);
    add(handler, openId, OpenIdServlet.CALLBACK);
    add(handler, files, FilesServlet.PATTERN);
    add(handler, new PageServlet(), "/");
    return handler;
  }

  private static void add(ServletContextHandler handler, Filter filter) {
    FilterHolder holder = new FilterHolder(filter);
    holder.setAsyncSupported(true);
    handler.addFilter(holder, "/*", EnumSet.of(DispatcherType.REQUEST));
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

  /** A client of {@code graphql-transport-ws}. */
  TestSocket socket() {
    return socket(GraphQlSockets.PROTOCOL);
  }

  TestSocket socket(String protocol) {
    return TestSocket.open(client, URI.create("ws://127.0.0.1:" + port + "/graphql"), protocol);
  }

  TestSocket deafSocket() {
    return TestSocket.deaf(client, URI.create("ws://127.0.0.1:" + port + "/graphql"));
  }

  Socket connect() throws IOException {
    return new Socket(InetAddress.getLoopbackAddress(), port);
  }

  /** Sends bytes that no client would, and reads until the server closes. */
  String sendRaw(String text) throws IOException {
    try (Socket socket = connect()) {
      socket.setSoTimeout(60_000);
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
