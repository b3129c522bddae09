package org.exemplar.web.internal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.exemplar.spi.Language;
import org.exemplar.spi.schema.Refusal.Blame;

/**
 * Writes faults. All of them, whatever the address, have the shape of a GraphQL response that holds
 * errors only, so that a client needs one reader: {@code errors[0].extensions.code} is stable,
 * {@code correlationId} leads to the log.
 */
final class Faults {
  private Faults() {}

  static void write(Fault fault, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    write(fault, fault.status(), MediaTypes.JSON, request, response);
  }

  static void write(
      Fault fault,
      int status,
      String mediaType,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    response.resetBuffer();
    UnreadBody.settle(request, response);
    Map<String, Object> body = body(fault, Languages.of(request), Correlation.of(request));
    Answers.json(status, mediaType, body, response);
  }

  static Map<String, Object> body(Fault fault, Language language, String correlationId) {
    Map<String, Object> extensions = new LinkedHashMap<>();
    extensions.put("code", fault.code());
    extensions.put("blame", fault.status() < 500 ? Blame.CALLER : Blame.INTERNAL);
    extensions.put("correlationId", correlationId);
    Map<String, Object> error = new LinkedHashMap<>();
    error.put("message", fault.message().in(language));
    error.put("extensions", extensions);
    return Map.of("errors", List.of(error));
  }
}
