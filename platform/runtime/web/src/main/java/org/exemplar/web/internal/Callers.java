package org.exemplar.web.internal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.exemplar.identity.Authentication;
import org.exemplar.identity.Authenticator;
import org.exemplar.identity.Credentials;
import org.exemplar.spi.identity.Caller;
import org.exemplar.spi.schema.Refusal;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;

/** Says who asks, by the token that it sends or the cookie of its session. */
@Component(service = Callers.class)
public class Callers {
  /** The header that a page sends with what may change something. */
  static final String CSRF = "X-CSRF-Token";

  private static final String AUTHORIZATION = "Authorization";
  private static final Pattern BEARER = Pattern.compile("(?i)\\s*Bearer(?:\\s+(.*))?");

  /** What stands for a value that is no text: a token that is no good. */
  private static final String NO_TEXT = "Bearer";

  @Reference(cardinality = ReferenceCardinality.OPTIONAL)
  volatile @Nullable Authenticator authenticator;

  /**
   * Who sends a request.
   *
   * @throws FaultException when what it shows to prove it is refused
   */
  Caller of(HttpServletRequest request) throws FaultException {
    Caller caller =
        of(
            new Credentials(
                bearer(request.getHeader(AUTHORIZATION)),
                SafeCookie.SESSION.read(request),
                Optional.ofNullable(request.getHeader(CSRF)),
                !request.getMethod().equals("GET")));
    return caller.from(caller.origin().in(Correlation.of(request)));
  }

  /**
   * Who asks on a socket; asked when the connection begins and again before each operation, so that
   * what was withdrawn meanwhile no longer counts. The payload may bring {@code Authorization} and
   * {@code X-CSRF-Token} in the place of the headers, which a browser cannot set there.
   *
   * @param handshake what the socket was opened with; its id is that of the operation
   * @param payload what {@code connection_init} brought
   * @throws FaultException when what it shows to prove it is refused
   */
  Caller of(Handshake handshake, Map<String, @Nullable Object> payload) throws FaultException {
    Caller caller =
        of(
            new Credentials(
                bearer(said(AUTHORIZATION, handshake, payload)),
                session(handshake.headers().get("Cookie")),
                Optional.ofNullable(said(CSRF, handshake, payload)),
                true));
    return caller.from(caller.origin().in(handshake.requestId()));
  }

  private Caller of(Credentials credentials) throws FaultException {
    Authenticator present = authenticator;
    if (present == null) {
      throw new FaultException(Fault.NOT_READY);
    }
    return switch (present.authenticate(credentials)) {
      case Authentication.Known known -> known.caller().renewedBy(() -> now(credentials));
      case Authentication.Rejected rejected -> rejected(rejected.refusal());
    };
  }

  /** Whom the same credentials stand for later; nobody when they are no good any more. */
  private Optional<Caller> now(Credentials credentials) {
    Authenticator present = authenticator;
    return present != null
            && present.authenticate(credentials) instanceof Authentication.Known known
        ? Optional.of(known.caller())
        : Optional.empty();
  }

  /** A session that has ended leaves somebody unknown, who can sign in again. */
  private static Caller rejected(Refusal refusal) throws FaultException {
    return switch (refusal.code()) {
      case "SESSION_ENDED" -> Caller.anonymous();
      case "OIDC_PROVIDER_UNAVAILABLE" -> throw new FaultException(Fault.unavailable(refusal));
      case "CSRF_TOKEN_WRONG" -> throw new FaultException(Fault.forbidden(refusal));
      default -> throw new FaultException(Fault.unauthenticated(refusal));
    };
  }

  private static @Nullable String said(
      String name, Handshake handshake, Map<String, @Nullable Object> payload) {
    return payload.entrySet().stream()
        .filter(entry -> entry.getKey().equalsIgnoreCase(name))
        .map(Map.Entry::getValue)
        .findFirst()
        .map(value -> value instanceof String text ? text : NO_TEXT)
        .orElse(handshake.headers().get(name));
  }

  /** The token of a header, which may be none; another scheme is that of a proxy, not of ours. */
  private static Optional<String> bearer(@Nullable String header) {
    return Optional.ofNullable(header)
        .map(BEARER::matcher)
        .filter(Matcher::matches)
        .map(scheme -> Optional.ofNullable(scheme.group(1)).orElse("").strip());
  }

  private static Optional<String> session(@Nullable String header) {
    return Stream.ofNullable(header)
        .flatMap(cookies -> Stream.of(cookies.split(";")))
        .map(String::strip)
        .filter(cookie -> cookie.startsWith(SafeCookie.SESSION.name() + "="))
        .map(cookie -> cookie.substring(SafeCookie.SESSION.name().length() + 1))
        .findFirst();
  }
}
