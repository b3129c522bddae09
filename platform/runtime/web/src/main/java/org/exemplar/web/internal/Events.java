package org.exemplar.web.internal;

import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Server-sent events, as GraphQL over SSE names them. */
final class Events {
  private Events() {}

  /** One execution result; JSON is written without line ends. */
  static byte[] next(Map<String, Object> body) {
    return utf8("event: next\ndata: " + Json.text(body) + "\n\n");
  }

  /** Nothing more comes. */
  static byte[] complete() {
    return utf8("event: complete\ndata:\n\n");
  }

  /** What keeps a connection alive that nothing else uses. */
  static byte[] comment() {
    return utf8(":\n\n");
  }

  /** The header of an answer that is made of events. */
  static void header(HttpServletResponse response) {
    response.setStatus(HttpServletResponse.SC_OK);
    response.setContentType(MediaTypes.EVENT_STREAM + "; charset=utf-8");
    response.setHeader("Cache-Control", "no-store");
    // a reverse proxy that collects an answer before it passes it on would hold events back
    response.setHeader("X-Accel-Buffering", "no");
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
