package org.exemplar.files.internal;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.exemplar.files.FileScanner;

/** Asks a daemon of ClamAV over TCP: {@code INSTREAM}, a connection for each file. */
final class ClamdScanner implements FileScanner {
  private static final byte[] COMMAND = "zINSTREAM\0".getBytes(StandardCharsets.US_ASCII);
  private static final String CLEAN = "stream: OK";
  private static final String STREAM = "stream: ";
  private static final String FOUND = " FOUND";
  private static final int CHUNK = 1 << 16;
  private static final int LONGEST_ANSWER = 4096;

  private final InetSocketAddress address;
  private final int connectMillis;
  private final int answerMillis;

  /**
   * A scanner.
   *
   * @param address looked up anew for each file
   * @param connectMillis how long a connection may take
   * @param answerMillis how long it may say nothing
   */
  ClamdScanner(InetSocketAddress address, int connectMillis, int answerMillis) {
    this.address = address;
    this.connectMillis = connectMillis;
    this.answerMillis = answerMillis;
  }

  @Override
  public Verdict scan(InputStream content) throws IOException {
    byte[] chunk = new byte[CHUNK];
    int read = content.readNBytes(chunk, 0, CHUNK);
    try (Socket socket = new Socket()) {
      socket.connect(
          new InetSocketAddress(address.getHostString(), address.getPort()), connectMillis);
      socket.setSoTimeout(answerMillis);
      DataOutputStream out =
          new DataOutputStream(new BufferedOutputStream(socket.getOutputStream(), CHUNK));
      out.write(COMMAND);
      while (read > 0) {
        out.writeInt(read);
        out.write(chunk, 0, read);
        read = next(content, chunk);
      }
      out.writeInt(0);
      out.flush();
      return verdict(answer(socket.getInputStream()));
    } catch (Unreadable unreadable) {
      throw unreadable.reason;
    } catch (IOException | RuntimeException noAnswer) {
      return new Unscanned("clamd " + address + ": " + noAnswer);
    }
  }

  /** Our content that cannot be read, which is none of the scanner's faults. */
  private static final class Unreadable extends IOException {
    private static final long serialVersionUID = 1L;
    private final IOException reason;

    Unreadable(IOException reason) {
      this.reason = reason;
    }
  }

  private static int next(InputStream content, byte[] chunk) throws Unreadable {
    try {
      return content.readNBytes(chunk, 0, CHUNK);
    } catch (IOException broken) {
      throw new Unreadable(broken);
    }
  }

  private static String answer(InputStream in) throws IOException {
    byte[] bytes = in.readNBytes(LONGEST_ANSWER);
    String text = new String(bytes, StandardCharsets.UTF_8);
    int end = text.indexOf('\0');
    return (end < 0 ? text : text.substring(0, end)).strip();
  }

  /** What is not said to be clean is not. */
  private static Verdict verdict(String answer) {
    if (answer.equals(CLEAN)) {
      return new Clean();
    }
    return answer.startsWith(STREAM) && answer.endsWith(FOUND)
        ? new Infected(answer.substring(STREAM.length(), answer.length() - FOUND.length()))
        : new Unscanned("clamd: " + answer);
  }
}
