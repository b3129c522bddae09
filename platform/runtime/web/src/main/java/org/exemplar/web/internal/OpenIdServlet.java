package org.exemplar.web.internal;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;
import org.exemplar.identity.OpenIdSignIn;
import org.exemplar.spi.identity.Origin;
import org.exemplar.spi.schema.Refusal;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/**
 * {@code /auth/oidc/start?returnTo=/…}: sends a browser to the identity provider; {@code
 * /auth/oidc/callback}: takes it back and signs it in. What goes wrong has the shape of all faults,
 * or is a page where the browser asks for one.
 */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern({OpenIdServlet.START, OpenIdServlet.CALLBACK})
public final class OpenIdServlet extends Endpoint {
  static final String START = "/auth/oidc/start";
  static final String CALLBACK = "/auth/oidc/callback";
  private static final long serialVersionUID = 1L;
  private static final int LONGEST_PATH = 1000;

  /** A path of this server: a browser takes // and /\ for the name of another. */
  private static final Pattern OWN_PATH = Pattern.compile("/(?![/\\\\])[!-~&&[^\\\\]]*");

  @Reference(cardinality = ReferenceCardinality.OPTIONAL)
  transient volatile @Nullable OpenIdSignIn signIn;

  @Activate
  public OpenIdServlet() {
    super("GET");
  }

  @Override
  void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
    response.setHeader("Cache-Control", "no-store");
    try {
      OpenIdSignIn present = signIn;
      if (present == null) {
        throw new FaultException(Fault.OIDC_OFF);
      }
      if (request.getRequestURI().equals(START)) {
        start(present, request, response);
      } else {
        finish(present, request, response);
      }
    } catch (FaultException e) {
      FaultPage.write(e.fault(), request, response);
    }
  }

  private static void start(
      OpenIdSignIn signIn, HttpServletRequest request, HttpServletResponse response)
      throws FaultException {
    String returnTo = Optional.ofNullable(request.getParameter("returnTo")).orElse("/");
    if (returnTo.length() > LONGEST_PATH || !OWN_PATH.matcher(returnTo).matches()) {
      throw new FaultException(Fault.RETURN_TO_INVALID);
    }
    switch (signIn.start(returnTo, callback(request))) {
      case OpenIdSignIn.Begun begun -> {
        SafeCookie.AWAY.write(Optional.of(begun.browser()), request, response);
        send(begun.at().toString(), response);
      }
      case OpenIdSignIn.Refused refused -> throw new FaultException(fault(refused.refusal()));
    }
  }

  /** Where the browser comes back: at the name that it calls the server by, which was checked. */
  private static URI callback(HttpServletRequest request) throws FaultException {
    String scheme = SafeCookie.isSecure(request) ? "https" : "http";
    try {
      return URI.create(scheme + "://" + request.getHeader("Host") + CALLBACK);
    } catch (IllegalArgumentException noAddress) {
      throw new FaultException(Fault.HOST_NOT_ALLOWED);
    }
  }

  private static void finish(
      OpenIdSignIn signIn, HttpServletRequest request, HttpServletResponse response)
      throws FaultException {
    OpenIdSignIn.Answer answer =
        new OpenIdSignIn.Answer(
            said("state", request),
            said("code", request),
            said("error", request),
            said("iss", request),
            SafeCookie.AWAY.read(request));
    switch (signIn.finish(answer, Origin.ANONYMOUS.in(Correlation.of(request)))) {
      case OpenIdSignIn.SignedIn signedIn -> {
        SafeCookie.AWAY.write(Optional.empty(), request, response);
        SafeCookie.SESSION.write(Optional.of(signedIn.session()), request, response);
        send(signedIn.returnTo(), response);
      }
      case OpenIdSignIn.Refused refused -> throw new FaultException(fault(refused.refusal()));
    }
  }

  private static Optional<String> said(String name, HttpServletRequest request) {
    return Optional.ofNullable(request.getParameter(name));
  }

  private static void send(String to, HttpServletResponse response) {
    response.setStatus(HttpServletResponse.SC_SEE_OTHER);
    response.setHeader("Location", to);
  }

  private static Fault fault(Refusal refusal) {
    int status =
        switch (refusal.code()) {
          case "OIDC_BUSY", "OIDC_PROVIDER_UNAVAILABLE" ->
              HttpServletResponse.SC_SERVICE_UNAVAILABLE;
          case "OIDC_STATE_UNKNOWN" -> HttpServletResponse.SC_BAD_REQUEST;
          default -> HttpServletResponse.SC_FORBIDDEN;
        };
    return new Fault(status, refusal.code(), refusal.message());
  }
}
