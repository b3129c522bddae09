package org.exemplar.web.internal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The id that ties a request, its answer and its log lines together. */
final class Correlation {
  static final String HEADER = "X-Request-Id";
  private static final String ATTRIBUTE = "org.exemplar.requestId";
  private static final Pattern GOOD = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  private Correlation() {}

  /** The id of a request: what the client sent, where that is harmless, otherwise a new one. */
  static String of(HttpServletRequest request) {
    if (request.getAttribute(ATTRIBUTE) instanceof String known) {
      return known;
    }
    String id = of(request.getHeader(HEADER));
    request.setAttribute(ATTRIBUTE, id);
    return id;
  }

  static String of(@Nullable String sent) {
    if (sent != null && GOOD.matcher(sent).matches()) {
      return sent;
    }
    return HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
  }
}
