package org.exemplar.web.internal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;

/**
 * What a client still sends when its request is refused already. Left where it is, the server drops
 * the connection, and the client may lose the answer, or its next request on that connection.
 */
final class UnreadBody {
  private static final int LIMIT = 32 * 1024 * 1024;
  private static final int BUFFER = 8192;

  private UnreadBody() {}

  /** Reads the rest, or announces that the connection ends where it is not worth being read. */
  static void settle(HttpServletRequest request, HttpServletResponse response) {
    if (!isSmallAndUnderWay(request) || !isReadToTheEnd(request)) {
      response.setHeader("Connection", "close");
    }
  }

  /** A client that waits for "100 Continue" has sent nothing yet, and need not. */
  private static boolean isSmallAndUnderWay(HttpServletRequest request) {
    return request.getContentLengthLong() <= LIMIT && request.getHeader("Expect") == null;
  }

  private static boolean isReadToTheEnd(HttpServletRequest request) {
    byte[] buffer = new byte[BUFFER];
    try {
      InputStream in = request.getInputStream();
      int left = LIMIT;
      int count = in.read(buffer);
      while (count >= 0 && left > 0) {
        left -= count;
        count = in.read(buffer);
      }
      return count < 0;
    } catch (IOException e) {
      return false;
    }
  }
}
