package org.exemplar.web.internal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.stream.Stream;
import org.exemplar.spi.identity.Caller;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who reads what is measured: programs on the machine itself, unless the configuration says
 * otherwise, and whoever holds {@link #PERMISSION}. A request that somebody else has sent on is
 * none of the machine's own.
 *
 * @param open whether programs on the machine need nothing
 */
record MetricsAccess(Callers callers, boolean open) {
  static final String PERMISSION = "platform:read";

  /** Framework property: {@code loopback}, the usual one, or {@code token}. */
  static final String PROPERTY = "exemplar.http.metrics";

  private static final String LOOPBACK = "loopback";
  private static final String TOKEN = "token";
  private static final Logger LOG = LoggerFactory.getLogger(MetricsAccess.class);

  static MetricsAccess of(Callers callers, @Nullable String setting) {
    String said = setting == null || setting.isBlank() ? LOOPBACK : setting.strip();
    if (!said.equals(LOOPBACK) && !said.equals(TOKEN)) {
      LOG.warn("{} is {} or {}, not \"{}\"; {} it is", PROPERTY, LOOPBACK, TOKEN, said, TOKEN);
    }
    return new MetricsAccess(callers, said.equals(LOOPBACK));
  }

  /**
   * Lets a request through.
   *
   * @throws FaultException when its sender may not read them
   */
  void check(HttpServletRequest request) throws FaultException {
    if (open && isOwn(request)) {
      return;
    }
    Caller caller = callers.of(request);
    if (!caller.has(PERMISSION)) {
      throw new FaultException(
          caller.isSignedIn() ? Fault.METRICS_FORBIDDEN : Fault.METRICS_CLOSED);
    }
  }

  private static boolean isOwn(HttpServletRequest request) {
    return HostNames.isLoopback(request.getRemoteAddr())
        && HostNames.isLoopback(request.getServerName())
        && Stream.of("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP", "Via")
            .allMatch(header -> Optional.ofNullable(request.getHeader(header)).isEmpty());
  }
}
