package org.exemplar.files.internal;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A daemon that speaks {@code INSTREAM} and knows one virus. */
final class FakeClamd implements AutoCloseable {
  private static final String COMMAND = "zINSTREAM\0";

  private final ServerSocket socket;
  private volatile byte[] received = {};
  private volatile @Nullable String answer;

  private FakeClamd(boolean answers) throws IOException {
    socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    if (answers) {
      Thread.ofVirtual().start(this::serve);
    }
  }

  static FakeClamd listen() throws IOException {
    return new FakeClamd(true);
  }

  /** One that takes connections and says nothing. */
  static FakeClamd silent() throws IOException {
    return new FakeClamd(false);
  }

  /** From now on it says that, whatever comes. */
  void answer(String text) {
    answer = text;
  }

  InetSocketAddress address() {
    return InetSocketAddress.createUnresolved("127.0.0.1", socket.getLocalPort());
  }

  byte[] received() {
    return received;
  }

  private void serve() {
    while (!socket.isClosed()) {
      try (Socket client = socket.accept()) {
        DataInputStream in = new DataInputStream(client.getInputStream());
        byte[] command = in.readNBytes(COMMAND.length());
        if (!COMMAND.equals(new String(command, StandardCharsets.US_ASCII))) {
          continue;
        }
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (int length = in.readInt(); length > 0; length = in.readInt()) {
          content.write(in.readNBytes(length));
        }
        received = content.toByteArray();
        client.getOutputStream().write(verdict(content.toString(StandardCharsets.ISO_8859_1)));
      } catch (IOException gone) {
        // the next one may stay
      }
    }
  }

  private byte[] verdict(String content) {
    String said = answer;
    if (said == null) {
      said =
          content.contains(WithFiles.EICAR)
              ? "stream: Win.Test.EICAR_HDB-1 FOUND\0"
              : "stream: OK\0";
    }
    return said.getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
