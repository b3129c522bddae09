package org.exemplar.benchmarks;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.HdrHistogram.Histogram;

/**
 * Sends the same request again and again over some connections, each waiting for its answer before
 * it sends the next one. Says as little as HTTP/1.1 allows, so that both sides' time goes into the
 * answer; every answer must be 200 and as long as the first one.
 */
final class LoadGenerator {
  private static final int BUFFER = 65_536;
  private static final String LENGTH = "content-length:";
  private static final long LONGEST = Duration.ofMinutes(1).toNanos();
  private static final int DIGITS = 3;

  private final int port;
  private final byte[] request;
  private final int connections;

  LoadGenerator(int port, String path, String body, int connections) {
    this.port = port;
    this.connections = connections;
    byte[] content = body.getBytes(StandardCharsets.UTF_8);
    byte[] head =
        ("POST "
                + path
                + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
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

  /** Sends for some seconds without counting, then for some seconds counting. */
  Load run(Duration warmUp, Duration counted) throws Exception {
    send(warmUp);
    return send(counted);
  }

  private Load send(Duration duration) throws Exception {
    long begin = System.nanoTime();
    long end = begin + duration.toNanos();
    Histogram all = new Histogram(LONGEST, DIGITS);
    int bytes = 0;
    try (ExecutorService clients = Executors.newFixedThreadPool(connections)) {
      List<Future<Sent>> running = new ArrayList<>();
      for (int client = 0; client < connections; client++) {
        running.add(clients.submit(() -> client(end)));
      }
      for (Future<Sent> each : running) {
        all.add(each.get().times());
        bytes = each.get().bytes();
      }
    }
    double seconds = (System.nanoTime() - begin) / 1e9;
    return new Load(
        all.getTotalCount() / seconds,
        all.getValueAtPercentile(50),
        all.getValueAtPercentile(99),
        bytes);
  }

  private record Sent(Histogram times, int bytes) {}

  private Sent client(long end) throws IOException {
    Histogram times = new Histogram(LONGEST, DIGITS);
    int expected = -1;
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setTcpNoDelay(true);
      OutputStream out = socket.getOutputStream();
      InputStream in = new BufferedInputStream(socket.getInputStream(), BUFFER);
      while (System.nanoTime() < end) {
        long sent = System.nanoTime();
        out.write(request);
        int length = answer(in);
        times.recordValue(System.nanoTime() - sent);
        if (expected >= 0 && length != expected) {
          throw new IOException("an answer of " + length + " bytes, not " + expected);
        }
        expected = length;
      }
    }
    return new Sent(times, expected);
  }

  private static int answer(InputStream in) throws IOException {
    String status = line(in);
    if (!status.startsWith("HTTP/1.1 200")) {
      throw new IOException(status);
    }
    int length = -1;
    boolean chunked = false;
    for (String header = line(in); !header.isEmpty(); header = line(in)) {
      String lower = header.toLowerCase(java.util.Locale.ROOT);
      if (lower.startsWith(LENGTH)) {
        length = Integer.parseInt(lower.substring(LENGTH.length()).strip());
      }
      chunked |= lower.equals("transfer-encoding: chunked");
    }
    if (!chunked) {
      in.skipNBytes(length);
      return length;
    }
    return chunks(in);
  }

  private static int chunks(InputStream in) throws IOException {
    int sum = 0;
    while (true) {
      int size = Integer.parseInt(line(in), 16);
      in.skipNBytes(size);
      line(in);
      if (size == 0) {
        return sum;
      }
      sum += size;
    }
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new EOFException("the server closed the connection");
      }
      if (next != '\r') {
        line.append((char) next);
      }
    }
    return line.toString();
  }
}
