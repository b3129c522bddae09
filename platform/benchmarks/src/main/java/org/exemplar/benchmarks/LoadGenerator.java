package org.exemplar.benchmarks;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.HdrHistogram.Histogram;

/**
 * Sends the same request again and again over some connections, each waiting for its answer before
 * it sends the next one. One thread serves them all and says as little as HTTP/1.1 allows, so that
 * the time of the machine goes into the answers; every answer must be 200 and as long as the first.
 */
final class LoadGenerator {
  private static final int BUFFER = 1024 * 1024;
  private static final String LENGTH = "content-length:";
  private static final String LAST = "\r\n0\r\n\r\n";
  private static final long LONGEST = Duration.ofMinutes(1).toNanos();
  private static final int DIGITS = 3;

  private final InetSocketAddress server;
  private final byte[] request;
  private final int connections;

  LoadGenerator(int port, String path, String body, int connections) {
    this(port, path, body, connections, Optional.empty());
  }

  /**
   * Sends to a server on this machine.
   *
   * @param token says who asks
   */
  LoadGenerator(int port, String path, String body, int connections, Optional<String> token) {
    this.server = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    this.connections = connections;
    byte[] content = body.getBytes(StandardCharsets.UTF_8);
    byte[] head =
        ("POST "
                + path
                + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
                + token.map(secret -> "Authorization: Bearer " + secret + "\r\n").orElse("")
                + "Content-Length: "
                + content.length
                + "\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII);
    request = new byte[head.length + content.length];
    System.arraycopy(head, 0, request, 0, head.length);
    System.arraycopy(content, 0, request, head.length, content.length);
  }

  /**
   * What came out.
   *
   * @param perSecond answers a second
   * @param median time to the whole answer in nanoseconds that half of them did not exceed
   * @param p99 the same of 99 in 100
   * @param bytes length of one answer
   */
  record Load(double perSecond, long median, long p99, int bytes) {}

  /** Sends for some time without counting, then for some time counting. */
  Load run(Duration warmUp, Duration counted) throws IOException {
    send(warmUp);
    return send(counted);
  }

  /** Sends for some time, counting. */
  Load send(Duration duration) throws IOException {
    Histogram times = new Histogram(LONGEST, DIGITS);
    List<Connection> all = new ArrayList<>();
    long begin = System.nanoTime();
    long end = begin + duration.toNanos();
    try (Selector selector = Selector.open()) {
      for (int i = 0; i < connections; i++) {
        all.add(new Connection(selector));
      }
      while (System.nanoTime() < end) {
        selector.select(key -> answered(key, times), 100);
      }
      for (Connection each : all) {
        each.channel.close();
      }
    }
    double seconds = (System.nanoTime() - begin) / 1e9;
    return new Load(
        times.getTotalCount() / seconds,
        times.getValueAtPercentile(50),
        times.getValueAtPercentile(99),
        all.getFirst().expected);
  }

  private static void answered(SelectionKey key, Histogram times) {
    if (key.attachment() instanceof Connection connection) {
      try {
        if (connection.isWhole()) {
          times.recordValue(System.nanoTime() - connection.sent);
          connection.ask();
        }
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** One connection and the part of its answer that has come. */
  private final class Connection {
    private final SocketChannel channel;
    private final ByteBuffer answer = ByteBuffer.allocate(BUFFER);
    private int expected = -1;
    private int body = -1;
    private int declared = -1;
    private long sent;

    Connection(Selector selector) throws IOException {
      channel = SocketChannel.open(server);
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      channel.configureBlocking(false);
      channel.register(selector, SelectionKey.OP_READ, this);
      ask();
    }

    void ask() throws IOException {
      answer.clear();
      body = -1;
      sent = System.nanoTime();
      ByteBuffer out = ByteBuffer.wrap(request);
      while (out.hasRemaining()) {
        channel.write(out);
      }
    }

    boolean isWhole() throws IOException {
      if (channel.read(answer) < 0) {
        throw new EOFException("the server closed the connection");
      }
      if (body < 0) {
        readHead();
      }
      if (body < 0) {
        return false;
      }
      int length = declared >= 0 ? declared : chunks();
      if (length < 0 || answer.position() < body + length) {
        return false;
      }
      if (expected >= 0 && expected != length) {
        throw new IOException("an answer of " + length + " bytes, not " + expected);
      }
      expected = length;
      return true;
    }

    private void readHead() throws IOException {
      String text = text(0, answer.position());
      body = text.indexOf("\r\n\r\n") + 4;
      if (body < 4) {
        body = -1;
        return;
      }
      String head = text.substring(0, body).toLowerCase(Locale.ROOT);
      if (!head.startsWith("http/1.1 200")) {
        throw new IOException(head);
      }
      int at = head.indexOf(LENGTH);
      declared =
          at < 0
              ? -1
              : Integer.parseInt(
                  head.substring(at + LENGTH.length(), head.indexOf('\r', at)).strip());
    }

    /** Length of an answer in chunks without what frames them, or -1 before its end has come. */
    private int chunks() {
      if (!text(Math.max(body, answer.position() - LAST.length()), answer.position())
          .equals(LAST)) {
        return -1;
      }
      String chunks = text(body, answer.position());
      int sum = 0;
      int at = 0;
      while (at < chunks.length()) {
        int line = chunks.indexOf('\r', at);
        int size = Integer.parseInt(chunks.substring(at, line), 16);
        sum += size;
        at = line + 2 + size + 2;
      }
      return sum;
    }

    private String text(int from, int to) {
      return new String(answer.array(), from, to - from, StandardCharsets.ISO_8859_1);
    }
  }
}
