package org.exemplar.web.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A client that says what the test says, and keeps what it hears. */
final class TestSocket implements WebSocket.Listener, AutoCloseable {
  private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
  private final CompletableFuture<Integer> closed = new CompletableFuture<>();
  private final StringBuilder part = new StringBuilder();
  private final WebSocket socket;
  private final boolean reads;
  private volatile String why = "";

  private TestSocket(HttpClient client, URI address, String protocol, boolean reads) {
    this.reads = reads;
    WebSocket.Builder builder = client.newWebSocketBuilder();
    if (!protocol.isEmpty()) {
      builder.subprotocols(protocol);
    }
    socket = builder.buildAsync(address, this).join();
  }

  static TestSocket open(HttpClient client, URI address, String protocol) {
    return new TestSocket(client, address, protocol, true);
  }

  /** One that reads nothing until {@link #read}. */
  static TestSocket deaf(HttpClient client, URI address) {
    return new TestSocket(client, address, GraphQlSockets.PROTOCOL, false);
  }

  void read() {
    socket.request(Long.MAX_VALUE);
  }

  TestSocket say(String message) {
    socket.sendText(message, true).join();
    return this;
  }

  /** Says something to a server that may have closed meanwhile. */
  void sayIfOpen(String message) {
    socket.sendText(message, true).exceptionally(closed -> socket).join();
  }

  /** Begins the connection. */
  TestSocket begin() throws InterruptedException {
    say("{\"type\":\"connection_init\"}");
    assertThat(hear()).isEqualTo("{\"type\":\"connection_ack\"}");
    return this;
  }

  TestSocket subscribe(String id, String query) {
    return say(
        "{\"id\":\"" + id + "\",\"type\":\"subscribe\",\"payload\":{\"query\":\"" + query + "\"}}");
  }

  /** The next message. */
  String hear() throws InterruptedException {
    String message = heard.poll(20, TimeUnit.SECONDS);
    assertThat(message).as("a message; closed with %s", closed.getNow(0)).isNotNull();
    return message;
  }

  boolean hearsNothing() {
    return heard.isEmpty();
  }

  void leave() {
    socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
  }

  void abort() {
    socket.abort();
  }

  void sendBinary(byte[] bytes) {
    socket.sendBinary(ByteBuffer.wrap(bytes), true).join();
  }

  String protocol() {
    return socket.getSubprotocol();
  }

  /** The code that the server closes with. */
  int closed() throws Exception {
    return closed.get(20, TimeUnit.SECONDS);
  }

  /** The reason that the server closes with, once it has. */
  String reason() {
    return why;
  }

  @Override
  public void onOpen(WebSocket opened) {
    if (reads) {
      opened.request(Long.MAX_VALUE);
    }
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
    part.append(data);
    if (last) {
      heard.add(part.toString());
      part.setLength(0);
    }
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
    why = reason;
    closed.complete(code);
    return null;
  }

  @Override
  public void onError(WebSocket from, Throwable error) {
    closed.completeExceptionally(error);
  }

  @Override
  public void close() {
    socket.abort();
  }
}
