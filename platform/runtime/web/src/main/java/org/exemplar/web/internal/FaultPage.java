package org.exemplar.web.internal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.exemplar.spi.Language;

/** A fault as a page, for a person whose browser asks for one; others get what they always get. */
final class FaultPage {
  private FaultPage() {}

  static void write(Fault fault, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String accept = request.getHeader("Accept");
    if (accept == null || !accept.contains("text/html")) {
      Faults.write(fault, request, response);
      return;
    }
    byte[] page = page(fault, Languages.of(request), Correlation.of(request));
    response.setStatus(fault.status());
    response.setContentType("text/html; charset=utf-8");
    response.setContentLength(page.length);
    response.getOutputStream().write(page);
  }

  /** Nothing in it comes from outside but the id of the request, which has harmless letters. */
  private static byte[] page(Fault fault, Language language, String correlationId) {
    boolean chinese = language == Language.ZH;
    return """
    <!doctype html>
    <html lang="%s"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
    <title>%s</title>
    <main><h1>%s</h1><p>%s</p><p><code>%s</code> <code>%s</code></p><p><a href="/">%s</a></p></main></html>
    """
        .formatted(
            chinese ? "zh" : "en",
            fault.code(),
            chinese ? "未能继续" : "This went wrong",
            fault.message().in(language),
            fault.code(),
            correlationId,
            chinese ? "返回首页" : "Back to the start")
        .getBytes(StandardCharsets.UTF_8);
  }
}
