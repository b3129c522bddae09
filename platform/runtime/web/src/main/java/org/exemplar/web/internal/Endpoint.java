package org.exemplar.web.internal;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;

/** An address that takes some methods and answers the others with 405 and what it takes. */
abstract class Endpoint extends HttpServlet {
  private static final long serialVersionUID = 1L;

  private final transient Set<String> methods;

  Endpoint(String... methods) {
    this.methods = new TreeSet<>(Set.of(methods));
    this.methods.add("OPTIONS");
  }

  /** Answers a request whose method is one of those named. */
  abstract void answer(HttpServletRequest request, HttpServletResponse response) throws IOException;

  @Override
  protected final void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String method = request.getMethod();
    if (method.equals("OPTIONS")) {
      allow(response);
      UnreadBody.settle(request, response);
      response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    } else if (methods.contains(method)) {
      answer(request, response);
    } else {
      allow(response);
      Faults.write(Fault.METHOD_NOT_ALLOWED, request, response);
    }
  }

  private void allow(HttpServletResponse response) {
    response.setHeader("Allow", String.join(", ", methods));
  }
}
