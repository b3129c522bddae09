package org.exemplar.web.internal;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.exemplar.graphql.GraphQlResponse;
import org.osgi.framework.BundleContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which text of GraphQL over HTTP the statuses of answers follow. */
enum HttpProfile {
  /**
   * The text that the published audits check: 400 for a document that is refused, and 200 where the
   * client takes plain JSON only.
   */
  AUDITS {
    @Override
    int status(GraphQlResponse answer, String mediaType) {
      return switch (answer.outcome()) {
        case EXECUTED -> HttpServletResponse.SC_OK;
        case UNREADABLE, REFUSED -> refused(mediaType);
        case DENIED ->
            mediaType.equals(MediaTypes.GRAPHQL)
                ? HttpServletResponse.SC_FORBIDDEN
                : HttpServletResponse.SC_OK;
        case RATE_LIMITED, TIMED_OUT, MUTATION_NOT_ALLOWED, SUBSCRIPTION_NOT_ALLOWED, NOT_READY ->
            ofRequest(answer);
      };
    }

    @Override
    int status(Fault fault, String mediaType) {
      if (fault.isOfDocument()) {
        return refused(mediaType);
      }
      return fault.status() == UNPROCESSABLE ? HttpServletResponse.SC_BAD_REQUEST : fault.status();
    }

    private int refused(String mediaType) {
      return mediaType.equals(MediaTypes.GRAPHQL)
          ? HttpServletResponse.SC_BAD_REQUEST
          : HttpServletResponse.SC_OK;
    }
  },

  /**
   * The newer draft: 422 for what can be read and is refused, 294 for data beside errors, for
   * clients of plain JSON too.
   */
  DRAFT {
    @Override
    int status(GraphQlResponse answer, String mediaType) {
      boolean events = mediaType.equals(MediaTypes.EVENT_STREAM);
      return switch (answer.outcome()) {
        case EXECUTED ->
            mediaType.equals(MediaTypes.GRAPHQL) && answer.body().containsKey("errors")
                ? PARTIAL_SUCCESS
                : HttpServletResponse.SC_OK;
        case UNREADABLE -> events ? HttpServletResponse.SC_OK : HttpServletResponse.SC_BAD_REQUEST;
        case REFUSED -> events ? HttpServletResponse.SC_OK : UNPROCESSABLE;
        case DENIED -> events ? HttpServletResponse.SC_OK : HttpServletResponse.SC_FORBIDDEN;
        case RATE_LIMITED, TIMED_OUT, MUTATION_NOT_ALLOWED, SUBSCRIPTION_NOT_ALLOWED, NOT_READY ->
            ofRequest(answer);
      };
    }

    @Override
    int status(Fault fault, String mediaType) {
      return fault.status();
    }
  };

  private static final Logger LOG = LoggerFactory.getLogger(HttpProfile.class);

  /** Framework property: one of these, in lower case. */
  private static final String PROPERTY = "exemplar.http.profile";

  private static final int UNPROCESSABLE = 422;
  private static final int PARTIAL_SUCCESS = 294;
  private static final int TOO_MANY_REQUESTS = 429;

  /** The configured profile; what is none is the usual one. */
  static HttpProfile of(BundleContext context) {
    return of(Optional.ofNullable(context.getProperty(PROPERTY)).orElse("audits"));
  }

  static HttpProfile of(String name) {
    Optional<HttpProfile> known =
        Arrays.stream(values())
            .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(name.strip()))
            .findFirst();
    if (known.isEmpty()) {
      LOG.warn("{} is audits or draft, not \"{}\"; audits it is", PROPERTY, name);
    }
    return known.orElse(AUDITS);
  }

  /** The status of an answer in a media type. */
  abstract int status(GraphQlResponse answer, String mediaType);

  /** The status of a request that does not reach the engine. */
  abstract int status(Fault fault, String mediaType);

  private static int ofRequest(GraphQlResponse answer) {
    return switch (answer.outcome()) {
      case MUTATION_NOT_ALLOWED -> HttpServletResponse.SC_METHOD_NOT_ALLOWED;
      case SUBSCRIPTION_NOT_ALLOWED -> HttpServletResponse.SC_NOT_ACCEPTABLE;
      case RATE_LIMITED -> TOO_MANY_REQUESTS;
      case NOT_READY, TIMED_OUT -> HttpServletResponse.SC_SERVICE_UNAVAILABLE;
      case EXECUTED, UNREADABLE, REFUSED, DENIED -> throw new IllegalArgumentException();
    };
  }

  /** The type that an answer says it has: of the draft, only what succeeds is plain JSON. */
  String type(int status, String mediaType) {
    return this == DRAFT && status >= HttpServletResponse.SC_BAD_REQUEST
        ? MediaTypes.GRAPHQL
        : mediaType;
  }
}
