package org.exemplar.web.internal;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/** {@code /health/ready}: 200 when requests make sense, otherwise 503 and what is missing. */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/health/ready")
public final class ReadyServlet extends Endpoint {
  private static final long serialVersionUID = 1L;

  private final transient Readiness readiness;

  @Activate
  public ReadyServlet(@Reference Readiness readiness) {
    super("GET", "HEAD");
    this.readiness = readiness;
  }

  @Override
  void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
    Map<String, String> missing = readiness.get();
    boolean ready = Readiness.isReady(missing);
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("status", status(ready));
    body.put("checks", checks(missing));
    Answers.json(ready ? 200 : 503, body, response);
  }

  private static List<Map<String, Object>> checks(Map<String, String> missing) {
    return missing.entrySet().stream().map(ReadyServlet::check).toList();
  }

  private static Map<String, Object> check(Map.Entry<String, String> entry) {
    Map<String, Object> check = new LinkedHashMap<>();
    check.put("name", entry.getKey());
    check.put("status", status(entry.getValue().isEmpty()));
    if (!entry.getValue().isEmpty()) {
      check.put("missing", entry.getValue());
    }
    return check;
  }

  private static String status(boolean good) {
    return good ? "UP" : "DOWN";
  }
}
