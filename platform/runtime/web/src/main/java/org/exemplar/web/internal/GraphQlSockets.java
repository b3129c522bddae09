package org.exemplar.web.internal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.jetty.ee10.websocket.server.JettyServerUpgradeRequest;
import org.eclipse.jetty.ee10.websocket.server.JettyServerUpgradeResponse;
import org.eclipse.jetty.ee10.websocket.server.JettyWebSocketServerContainer;
import org.exemplar.graphql.GraphQlEngine;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;

/** Opens sockets on which {@code graphql-transport-ws} is spoken. */
@Component(service = GraphQlSockets.class)
public final class GraphQlSockets {
  static final String PROTOCOL = "graphql-transport-ws";

  /** Framework property: how many operations may be under way on one socket. */
  private static final String LIMIT = "exemplar.http.max-operations";

  private static final int USUAL_LIMIT = 64;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final JettyListener listener;
  private final SocketHouse house;

  @Reference(cardinality = ReferenceCardinality.OPTIONAL)
  volatile @Nullable GraphQlEngine engine;

  @Activate
  public GraphQlSockets(
      BundleContext context,
      @Reference JettyListener listener,
      @Reference EventStreams streams,
      @Reference RequestReader reader,
      @Reference Callers callers,
      @Reference Traffic traffic,
      @Reference Metrics metrics) {
    this(
        listener,
        new SocketHouse(streams, reader, callers, traffic, metrics, limit(context), PATIENCE));
  }

  GraphQlSockets(JettyListener listener, SocketHouse house) {
    this.listener = listener;
    this.house = house;
  }

  /** The configured limit; what is no number is the usual one. */
  private static int limit(BundleContext context) {
    return Optional.ofNullable(context.getProperty(LIMIT))
        .filter(text -> text.matches("[0-9]{1,6}"))
        .map(Integer::valueOf)
        .orElse(USUAL_LIMIT);
  }

  /** Whether a request asks for a socket. */
  static boolean isAsked(HttpServletRequest request) {
    return "websocket".equalsIgnoreCase(request.getHeader("Upgrade"));
  }

  /**
   * Opens a socket.
   *
   * @throws FaultException when there is no place for one more, or the request is no handshake
   */
  void open(HttpServletRequest request, HttpServletResponse response)
      throws FaultException, IOException {
    JettyWebSocketServerContainer jetty =
        listener.sockets().orElseThrow(() -> new FaultException(Fault.NO_SOCKETS));
    GraphQlSocket socket =
        new GraphQlSocket(
            house,
            Handshake.of(request, house.reader().address(request)),
            () -> Optional.ofNullable(engine));
    Optional<Fault> refused = house.streams().enter();
    if (refused.isPresent()) {
      throw new FaultException(refused.get());
    }
    // it is counted before its client hears that it is open
    house.streams().opened(socket);
    boolean open = false;
    try {
      open = jetty.upgrade((asked, answer) -> agree(socket, asked, answer), request, response);
    } finally {
      if (!open) {
        house.streams().closed(socket);
      }
    }
    if (!open && !response.isCommitted()) {
      throw new FaultException(
          Fault.badRequest("WebSocket 握手不正确", "That is no handshake of a WebSocket"));
    }
  }

  private static GraphQlSocket agree(
      GraphQlSocket socket, JettyServerUpgradeRequest asked, JettyServerUpgradeResponse answer) {
    if (asked.getSubProtocols().contains(PROTOCOL)) {
      answer.setAcceptedSubProtocol(PROTOCOL);
    }
    return socket;
  }
}
