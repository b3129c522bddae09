package org.exemplar.distribution;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A virus scanner that speaks as clamd does and knows the test string alone. */
final class EicarClamd implements AutoCloseable {
  static final String EICAR =
      "X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*";

  private static final int COMMAND = "zINSTREAM\0".length();

  private final ServerSocket socket;

  private EicarClamd(ServerSocket socket) {
    this.socket = socket;
  }

  static EicarClamd listen() throws IOException {
    EicarClamd clamd = new EicarClamd(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
    Thread.ofVirtual().start(clamd::serve);
    return clamd;
  }

  int port() {
    return socket.getLocalPort();
  }

  private void serve() {
    while (!socket.isClosed()) {
      try (Socket client = socket.accept()) {
        DataInputStream in = new DataInputStream(client.getInputStream());
        in.readNBytes(COMMAND);
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (int length = in.readInt(); length > 0; length = in.readInt()) {
          content.write(in.readNBytes(length));
        }
        boolean bad = content.toString(StandardCharsets.ISO_8859_1).contains(EICAR);
        String answer = bad ? "stream: Eicar-Test-Signature FOUND\0" : "stream: OK\0";
        client.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
      } catch (IOException gone) {
        // the next one may stay
      }
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
