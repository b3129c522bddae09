package org.exemplar.web.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.exemplar.graphql.GraphQlEngine;
import org.exemplar.graphql.GraphQlRequest;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * One client that speaks {@code graphql-transport-ws}. What it says is read one message after the
 * other, the next one when the answer to the last one is sent; its operations run beside that, on
 * threads of their own. It is public because the server calls it by reflection.
 */
public final class GraphQlSocket implements Session.Listener, OpenStream {
  private static final Logger LOG = LoggerFactory.getLogger(GraphQlSocket.class);
  private static final int LONGEST_MESSAGE = 1024 * 1024;
  private static final int SILENT_SIGNS = 5;
  private static final Duration IDLE = Duration.ofMinutes(2);

  private final SocketHouse house;
  private final Handshake handshake;
  private final Supplier<Optional<GraphQlEngine>> engine;
  private final Map<String, SocketOperation> operations = new ConcurrentHashMap<>();
  private final AtomicBoolean released = new AtomicBoolean();
  private final AtomicBoolean demanded = new AtomicBoolean();
  private final AtomicBoolean pinging = new AtomicBoolean();
  private final AtomicInteger silent = new AtomicInteger();
  private volatile @Nullable Session session;
  private volatile boolean begun;
  private volatile boolean finishing;
  private Map<String, @Nullable Object> payload = Map.of();
  private int count;

  /**
   * A socket that has a place.
   *
   * @param engine executes operations, where there is one
   */
  GraphQlSocket(SocketHouse house, Handshake handshake, Supplier<Optional<GraphQlEngine>> engine) {
    this.house = house;
    this.handshake = handshake;
    this.engine = engine;
  }

  private void checkBegun() {
    if (!begun && !released.get()) {
      close(SocketClose.NOT_BEGUN);
    }
  }

  @Override
  public void onWebSocketOpen(Session opened) {
    session = opened;
    opened.setMaxTextMessageSize(LONGEST_MESSAGE);
    opened.setIdleTimeout(IDLE);
    if (released.get()) {
      opened.disconnect();
    } else if (opened.getUpgradeResponse().getAcceptedSubProtocol() == null) {
      close(SocketClose.OTHER_PROTOCOL);
    } else {
      house.streams().later(house.patience(), this::checkBegun);
      demand();
    }
  }

  @Override
  public void onWebSocketText(String text) {
    heard();
    if (released.get()) {
      demand();
      return;
    }
    try {
      take(SocketMessage.read(text));
    } catch (IOException noMessage) {
      close(SocketClose.BAD_MESSAGE);
    }
  }

  @Override
  public void onWebSocketBinary(ByteBuffer bytes, Callback callback) {
    heard();
    callback.succeed();
    close(SocketClose.BAD_MESSAGE);
  }

  @Override
  public void onWebSocketPong(ByteBuffer bytes) {
    heard();
    demand();
  }

  private void heard() {
    silent.set(0);
    demanded.set(false);
  }

  private void take(SocketMessage message) {
    switch (message) {
      case SocketMessage.Init init -> begin(init);
      case SocketMessage.Ping ping ->
          send(
              SocketMessage.say("pong", Optional.empty(), ping.payload().orElse(null)),
              this::demand);
      case SocketMessage.Pong pong -> demand();
      case SocketMessage.Subscribe subscribe -> subscribe(subscribe);
      case SocketMessage.Complete complete -> complete(complete.id());
    }
  }

  private void begin(SocketMessage.Init init) {
    if (begun) {
      close(SocketClose.BEGUN_TWICE);
      return;
    }
    try {
      house.callers().of(handshake, init.payload());
      payload = init.payload();
      begun = true;
      send(SocketMessage.say("connection_ack", Optional.empty(), null), this::demand);
    } catch (FaultException refused) {
      close(SocketClose.FORBIDDEN);
    } catch (RuntimeException | StackOverflowError | LinkageError | AssertionError defect) {
      LOG.error("Who opens socket {} could not be looked up", handshake.requestId(), defect);
      close(SocketClose.FAILED);
    }
  }

  private void subscribe(SocketMessage.Subscribe asked) {
    if (!begun) {
      close(SocketClose.UNAUTHORIZED);
    } else if (operations.containsKey(asked.id())) {
      close(SocketClose.OPERATION_EXISTS);
    } else {
      start(asked);
    }
  }

  private void start(SocketMessage.Subscribe asked) {
    count++;
    Handshake of = handshake.in(handshake.requestId() + "-" + count);
    SocketOperation operation =
        new SocketOperation(
            asked.id(),
            this,
            broken -> Faults.body(Fault.ofFailure(broken), of.language(), of.requestId()));
    Optional<Fault> refused = refusal();
    if (refused.isPresent()) {
      house.metrics().graphQl(refused.get().code());
      Map<String, Object> body = Faults.body(refused.get(), of.language(), of.requestId());
      send(SocketMessage.say("error", Optional.of(asked.id()), body.get("errors")), this::demand);
      return;
    }
    operations.put(asked.id(), operation);
    if (released.get()) {
      operation.leave();
    }
    house.traffic().enter();
    Map<String, @Nullable Object> shown = payload;
    Thread.startVirtualThread(() -> run(operation, asked, of, shown));
    demand();
  }

  private Optional<Fault> refusal() {
    if (finishing || engine.get().isEmpty()) {
      return Optional.of(Fault.NOT_READY);
    }
    return operations.size() < house.operations()
        ? Optional.empty()
        : Optional.of(Fault.TOO_MANY_OPERATIONS);
  }

  private void run(
      SocketOperation operation,
      SocketMessage.Subscribe asked,
      Handshake of,
      Map<String, @Nullable Object> shown) {
    MDC.put(RequestFilter.MDC_KEY, of.requestId());
    try {
      GraphQlEngine present = engine.get().orElseThrow(() -> new FaultException(Fault.NOT_READY));
      GraphQlRequest request =
          house
              .reader()
              .of(
                  asked.parameters(),
                  of.language(),
                  house.callers().of(of, shown),
                  false,
                  of.address());
      operation.begin(present, request, house.metrics());
      if (finishing && operation.isStream()) {
        operation.onComplete();
      }
    } catch (FaultException refused) {
      house.metrics().graphQl(refused.fault().code());
      operation.refuse(Faults.body(refused.fault(), of.language(), of.requestId()));
    } catch (RuntimeException | StackOverflowError | LinkageError | AssertionError defect) {
      operation.onError(defect);
    } finally {
      MDC.remove(RequestFilter.MDC_KEY);
      house.traffic().leave();
    }
  }

  private void complete(String id) {
    SocketOperation operation = operations.remove(id);
    if (operation != null) {
      operation.leave();
    }
    closeWhenDone();
    demand();
  }

  /** An operation has come to its end, which its client is told. */
  void ended(SocketOperation operation, String last) {
    operations.remove(operation.id(), operation);
    send(last, () -> {});
    closeWhenDone();
  }

  /**
   * Pings the client. Who has got pings and answered none of several has gone; who reads so slowly
   * that they did not even leave is held back, not gone.
   */
  @Override
  public void keepAlive() {
    Session open = session;
    if (open == null || !pinging.compareAndSet(false, true)) {
      return;
    }
    if (silent.get() >= SILENT_SIGNS) {
      open.disconnect();
      release();
    } else {
      open.sendPing(ByteBuffer.allocate(0), Callback.from(this::pinged, gone -> release()));
    }
  }

  private void pinged() {
    silent.incrementAndGet();
    pinging.set(false);
  }

  /** Ends subscriptions now, and the connection when its queries and mutations are answered. */
  @Override
  public void finish() {
    finishing = true;
    operations.values().stream()
        .filter(SocketOperation::isStream)
        .forEach(SocketOperation::onComplete);
    closeWhenDone();
  }

  private void closeWhenDone() {
    if (finishing && operations.isEmpty()) {
      close(SocketClose.GOING_AWAY);
    }
  }

  /**
   * Sends a message.
   *
   * @param sent what is done when it is sent; nothing is when the client has gone
   */
  void send(String message, Runnable sent) {
    Session open = session;
    if (open != null && open.isOpen()) {
      open.sendText(message, Callback.from(sent, gone -> release()));
    }
  }

  private void demand() {
    Session open = session;
    if (open != null && demanded.compareAndSet(false, true)) {
      open.demand();
    }
  }

  private void close(SocketClose why) {
    Session open = session;
    if (open != null) {
      open.close(why.code(), why.reason(), Callback.from(this::demand, gone -> release()));
    }
    release();
  }

  @Override
  public void onWebSocketError(Throwable cause) {
    release();
  }

  @Override
  public void onWebSocketClose(int code, String reason) {
    release();
  }

  /** Lets go of all operations and of the place. */
  private void release() {
    if (released.compareAndSet(false, true)) {
      // its place first: who sees that its sources are let go finds a free place
      house.streams().closed(this);
      operations.values().forEach(SocketOperation::leave);
      operations.clear();
    }
  }
}
