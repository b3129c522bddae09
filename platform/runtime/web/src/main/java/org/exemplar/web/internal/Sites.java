package org.exemplar.web.internal;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * Keeps out what a page of another site makes a browser send. A POST of JSON needs a preflight,
 * which nobody answers. A GET must name a JSON type in Accept or carry the header {@code
 * GraphQL-Require-Preflight} or {@code X-Requested-With}, which links, images and forms cannot, or
 * be marked as that of a script, to which a browser adds its Origin where that is another one; it
 * never changes anything. A socket needs no preflight, so that its Origin alone decides.
 *
 * @param names by which the server may be called
 */
record Sites(HostNames names) {
  void check(HttpServletRequest request) throws FaultException {
    if ("cross-site".equals(request.getHeader("Sec-Fetch-Site"))) {
      throw new FaultException(Fault.CROSS_SITE);
    }
    if (request.getMethod().equals("GET") && !isDeliberate(request) && !isOfOwnScript(request)) {
      throw new FaultException(Fault.PREFLIGHT_REQUIRED);
    }
  }

  /** Before a socket is opened. */
  void checkSocket(HttpServletRequest request) throws FaultException {
    if ("cross-site".equals(request.getHeader("Sec-Fetch-Site")) || isForeign(request)) {
      throw new FaultException(Fault.CROSS_SITE);
    }
  }

  private static boolean isDeliberate(HttpServletRequest request) {
    return request.getHeader("GraphQL-Require-Preflight") != null
        || request.getHeader("X-Requested-With") != null
        || MediaTypes.names(request.getHeader("Accept"));
  }

  private boolean isOfOwnScript(HttpServletRequest request) {
    return "cors".equals(request.getHeader("Sec-Fetch-Mode")) && !isForeign(request);
  }

  private boolean isForeign(HttpServletRequest request) {
    @Nullable String origin = request.getHeader("Origin");
    return origin != null && !names.isOwn(origin, request.getHeader("Host"));
  }
}
