package org.exemplar.web.internal;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.felix.http.jetty.ConnectorFactory;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.websocket.server.JettyWebSocketServerContainer;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.LocalConnector;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;

/**
 * Gets hold of the server that the HTTP bundle runs, which offers no other way to stop accepting
 * and to replace its error pages. The connector that it is asked for in exchange is one without a
 * socket.
 */
@Component(service = {ConnectorFactory.class, JettyListener.class})
public final class JettyListener implements ConnectorFactory {
  private static final long IDLE_CLOSE_MILLIS = 100;

  private volatile @Nullable Server server;

  @Override
  public Connector createConnector(Server jetty) {
    server = jetty;
    ErrorPage page = new ErrorPage();
    jetty.setErrorHandler(page);
    jetty
        .getDescendants(ServletContextHandler.class)
        .forEach(context -> context.setErrorHandler(page));
    return new LocalConnector(jetty);
  }

  /** Takes no further connections; those that are open go on. */
  void stopAccepting() {
    connectors().forEach(ServerConnector::close);
  }

  /** Closes the connections on which nothing happens. */
  void closeIdle(long atMostMillis) {
    for (ServerConnector connector : connectors()) {
      connector.setShutdownIdleTimeout(IDLE_CLOSE_MILLIS);
      try {
        connector.shutdown().get(atMostMillis, TimeUnit.MILLISECONDS);
      } catch (ExecutionException | TimeoutException e) {
        // what is still open is cut when the server stops
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** What opens sockets; nothing where the configuration has none. */
  Optional<JettyWebSocketServerContainer> sockets() {
    Server running = server;
    Stream<ServletContextHandler> contexts =
        running == null
            ? Stream.empty()
            : running.getDescendants(ServletContextHandler.class).stream();
    return contexts
        .map(context -> JettyWebSocketServerContainer.getContainer(context.getServletContext()))
        .filter(Objects::nonNull)
        .findFirst();
  }

  private List<ServerConnector> connectors() {
    Server running = server;
    Stream<Connector> all =
        running == null ? Stream.empty() : Arrays.stream(running.getConnectors());
    return all.filter(ServerConnector.class::isInstance).map(ServerConnector.class::cast).toList();
  }
}
