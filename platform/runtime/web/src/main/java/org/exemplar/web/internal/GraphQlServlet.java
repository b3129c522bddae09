package org.exemplar.web.internal;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.exemplar.graphql.GraphQlEngine;
import org.exemplar.graphql.GraphQlRequest;
import org.exemplar.graphql.GraphQlResponse;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/**
 * {@code /graphql}, as the specification of GraphQL over HTTP says: POST takes {@code
 * application/json} only, GET takes queries only.
 *
 * <p>Against requests that a foreign page makes a browser send: a POST of JSON needs a preflight,
 * which nobody answers. A GET must name a JSON type in Accept or carry the header {@code
 * GraphQL-Require-Preflight} or {@code X-Requested-With}, which links, images and forms cannot; it
 * never changes anything. What a browser marks as coming from another site is refused.
 */
@Component(service = {Servlet.class, ReadinessCheck.class})
@HttpWhiteboardServletPattern("/graphql")
public final class GraphQlServlet extends Endpoint implements ReadinessCheck {
  private static final long serialVersionUID = 1L;

  private final transient Metrics metrics;

  @Reference(cardinality = ReferenceCardinality.OPTIONAL)
  transient volatile @Nullable GraphQlEngine engine;

  private volatile boolean reachable;

  @Activate
  public GraphQlServlet(@Reference Metrics metrics) {
    super("GET", "POST");
    this.metrics = metrics;
  }

  @Override
  public void init() {
    reachable = true;
  }

  @Override
  public void destroy() {
    reachable = false;
  }

  @Override
  public String name() {
    return "web";
  }

  @Override
  public Optional<String> missing() {
    return reachable
        ? Optional.empty()
        : Optional.of("/graphql 尚未接受请求 / /graphql does not take requests yet");
  }

  @Override
  void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
    response.setHeader("Vary", "Accept, Accept-Language");
    Optional<String> mediaType = MediaTypes.negotiate(request.getHeader("Accept"));
    try {
      checkOrigin(request);
      String type = mediaType.orElseThrow(() -> new FaultException(Fault.NOT_ACCEPTABLE));
      execute(read(request), type, request, response);
    } catch (FaultException e) {
      metrics.graphQl(e.fault().code());
      Faults.write(e.fault(), mediaType.orElse(MediaTypes.JSON), request, response);
    }
  }

  private static void checkOrigin(HttpServletRequest request) throws FaultException {
    if ("cross-site".equals(request.getHeader("Sec-Fetch-Site"))) {
      throw new FaultException(Fault.CROSS_SITE);
    }
    if (request.getMethod().equals("GET") && !isDeliberate(request)) {
      throw new FaultException(Fault.PREFLIGHT_REQUIRED);
    }
  }

  private static boolean isDeliberate(HttpServletRequest request) {
    return request.getHeader("GraphQL-Require-Preflight") != null
        || request.getHeader("X-Requested-With") != null
        || MediaTypes.names(request.getHeader("Accept"));
  }

  private static GraphQlRequest read(HttpServletRequest request)
      throws FaultException, IOException {
    return request.getMethod().equals("GET")
        ? RequestReader.get(request)
        : RequestReader.post(request);
  }

  private void execute(
      GraphQlRequest query,
      String mediaType,
      HttpServletRequest request,
      HttpServletResponse response)
      throws FaultException, IOException {
    GraphQlEngine present = engine;
    if (present == null) {
      response.setHeader("Retry-After", "1");
      throw new FaultException(Fault.NOT_READY);
    }
    GraphQlResponse answer = present.execute(query);
    metrics.graphQl(answer.outcome().name());
    switch (answer.outcome()) {
      case MUTATION_NOT_ALLOWED -> response.setHeader("Allow", "POST");
      case NOT_READY -> response.setHeader("Retry-After", "1");
      case EXECUTED, REFUSED -> {}
    }
    Answers.json(status(answer.outcome(), mediaType), mediaType, answer.body(), response);
  }

  /** A client that asks for plain JSON learns of a refused document from the body alone. */
  private static int status(GraphQlResponse.Outcome outcome, String mediaType) {
    return switch (outcome) {
      case EXECUTED -> 200;
      case REFUSED -> mediaType.equals(MediaTypes.GRAPHQL) ? 400 : 200;
      case MUTATION_NOT_ALLOWED -> 405;
      case NOT_READY -> 503;
    };
  }
}
