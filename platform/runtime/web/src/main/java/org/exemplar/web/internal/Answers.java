package org.exemplar.web.internal;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Writes whole answers. */
final class Answers {
  private Answers() {}

  static void json(int status, Object body, HttpServletResponse response) throws IOException {
    json(status, MediaTypes.JSON, body, response);
  }

  /** The same in another type that is written as JSON. */
  static void json(int status, String mediaType, Object body, HttpServletResponse response)
      throws IOException {
    byte[] bytes = Json.bytes(body);
    response.setStatus(status);
    response.setContentType(mediaType + "; charset=utf-8");
    response.setHeader("Cache-Control", "no-store");
    response.setContentLength(bytes.length);
    response.getOutputStream().write(bytes);
  }
}
