package org.exemplar.web.internal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.exemplar.graphql.Allowance;
import org.exemplar.graphql.GraphQlResponse;

/**
 * Writes what a GraphQL request is answered with.
 *
 * @param profile says the statuses
 * @param metrics counts the answers
 */
record GraphQlAnswers(HttpProfile profile, Metrics metrics) {
  /** One response, as JSON or as events. */
  void write(
      GraphQlResponse answer,
      String mediaType,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    answer
        .session()
        .ifPresent(change -> SafeCookie.SESSION.write(change.cookie(), request, response));
    metrics.graphQl(answer);
    switch (answer.outcome()) {
      case MUTATION_NOT_ALLOWED -> response.setHeader("Allow", "POST");
      case NOT_READY -> response.setHeader("Retry-After", "1");
      case EXECUTED,
          UNREADABLE,
          REFUSED,
          DENIED,
          RATE_LIMITED,
          TIMED_OUT,
          SUBSCRIPTION_NOT_ALLOWED -> {}
    }
    answer.allowance().ifPresent(allowance -> tell(allowance, response));
    int status = profile.status(answer, mediaType);
    if (!mediaType.equals(MediaTypes.EVENT_STREAM)) {
      Answers.json(status, profile.type(status, mediaType), answer.body(), response);
    } else if (status == HttpServletResponse.SC_OK) {
      Events.header(response);
      response.getOutputStream().write(Events.next(answer.body()));
      response.getOutputStream().write(Events.complete());
    } else {
      Answers.json(status, profile.type(status, MediaTypes.JSON), answer.body(), response);
    }
  }

  /** As the draft on rate limit fields for HTTP says. */
  private static void tell(Allowance allowance, HttpServletResponse response) {
    response.setHeader("RateLimit-Policy", "\"points\";q=" + allowance.perMinute() + ";w=60");
    String wait = allowance.retryAfterSeconds() > 0 ? ";t=" + allowance.retryAfterSeconds() : "";
    response.setHeader("RateLimit", "\"points\";r=" + allowance.remaining() + wait);
    if (allowance.retryAfterSeconds() > 0) {
      response.setHeader("Retry-After", Long.toString(allowance.retryAfterSeconds()));
    }
  }

  /** A request that does not reach the engine. */
  void refuse(
      Fault fault, String mediaType, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    metrics.graphQl(fault.code());
    if (fault.status() == HttpServletResponse.SC_UNAUTHORIZED) {
      response.setHeader("WWW-Authenticate", "Bearer error=\"invalid_token\"");
    }
    if (fault.status() == HttpServletResponse.SC_SERVICE_UNAVAILABLE) {
      response.setHeader("Retry-After", "1");
    }
    String type = mediaType.equals(MediaTypes.GRAPHQL) ? MediaTypes.GRAPHQL : MediaTypes.JSON;
    int status = profile.status(fault, type);
    Faults.write(fault, status, profile.type(status, type), request, response);
  }
}
