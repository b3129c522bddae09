package org.exemplar.web.internal;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.exemplar.identity.SessionChange;

/**
 * A cookie that no script reads.
 *
 * @param path below which a browser sends it
 * @param sameSite {@code Strict}: no other site's page makes a browser send it; {@code Lax}: but
 *     links of one do
 */
record SafeCookie(String name, String path, String sameSite) {
  /** That of a session. */
  static final SafeCookie SESSION = new SafeCookie("exemplar_session", "/", "Strict");

  /** That of a browser that is away at the identity provider, which sends it back by a link. */
  static final SafeCookie AWAY = new SafeCookie("exemplar_oidc", "/auth/oidc", "Lax");

  /** Sets it, or takes it away where there is none. */
  void write(
      Optional<SessionChange.Cookie> cookie,
      HttpServletRequest request,
      HttpServletResponse response) {
    long seconds =
        cookie.map(set -> Duration.between(Instant.now(), set.expiresAt()).toSeconds()).orElse(0L);
    response.addHeader(
        "Set-Cookie",
        name
            + "="
            + cookie.map(SessionChange.Cookie::secret).orElse("")
            + "; Path="
            + path
            + "; HttpOnly; SameSite="
            + sameSite
            + "; Max-Age="
            + Math.max(0, seconds)
            + (isSecure(request) ? "; Secure" : ""));
  }

  /** What a request brings of it. */
  Optional<String> read(HttpServletRequest request) {
    return Stream.ofNullable(request.getCookies())
        .flatMap(Stream::of)
        .filter(cookie -> cookie.getName().equals(name))
        .map(Cookie::getValue)
        .findFirst();
  }

  /** Whether the browser came by TLS, to us or to the proxy before us. */
  static boolean isSecure(HttpServletRequest request) {
    return request.isSecure() || "https".equals(request.getHeader("X-Forwarded-Proto"));
  }
}
