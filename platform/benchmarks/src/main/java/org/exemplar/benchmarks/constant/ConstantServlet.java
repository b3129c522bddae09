package org.exemplar.benchmarks.constant;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Answers every request with the same JSON. */
final class ConstantServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final byte[] BODY =
      "{\"data\":{\"sectors\":[]}}".getBytes(StandardCharsets.US_ASCII);

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    request.getInputStream().readAllBytes();
    response.setContentType("application/json");
    response.setContentLength(BODY.length);
    response.getOutputStream().write(BODY);
  }
}
