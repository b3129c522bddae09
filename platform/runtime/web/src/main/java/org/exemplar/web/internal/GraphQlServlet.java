package org.exemplar.web.internal;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.exemplar.graphql.GraphQlAnswer;
import org.exemplar.graphql.GraphQlEngine;
import org.exemplar.graphql.GraphQlRequest;
import org.exemplar.graphql.GraphQlResponse;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletAsyncSupported;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/**
 * {@code /graphql}, as the specification of GraphQL over HTTP says: POST takes {@code
 * application/json} only, GET takes queries only. A client that names {@code text/event-stream} in
 * Accept is answered as GraphQL over SSE says, with a connection of its own for each subscription.
 *
 * <p>Against requests that a foreign page makes a browser send: a POST of JSON needs a preflight,
 * which nobody answers. A GET must name a JSON type in Accept or carry the header {@code
 * GraphQL-Require-Preflight} or {@code X-Requested-With}, which links, images and forms cannot; it
 * never changes anything. What a browser marks as coming from another site is refused.
 */
@Component(service = {Servlet.class, ReadinessCheck.class})
@HttpWhiteboardServletPattern("/graphql")
@HttpWhiteboardServletAsyncSupported
public final class GraphQlServlet extends Endpoint implements ReadinessCheck {
  private static final long serialVersionUID = 1L;

  private final transient Metrics metrics;
  private final transient EventStreams streams;

  @Reference(cardinality = ReferenceCardinality.OPTIONAL)
  transient volatile @Nullable GraphQlEngine engine;

  private volatile boolean reachable;

  @Activate
  public GraphQlServlet(@Reference Metrics metrics, @Reference EventStreams streams) {
    super("GET", "POST");
    this.metrics = metrics;
    this.streams = streams;
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
      if (e.fault().status() == HttpServletResponse.SC_SERVICE_UNAVAILABLE) {
        response.setHeader("Retry-After", "1");
      }
      String type = mediaType.filter(MediaTypes.GRAPHQL::equals).orElse(MediaTypes.JSON);
      Faults.write(e.fault(), type, request, response);
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
      throw new FaultException(Fault.NOT_READY);
    }
    if (MediaTypes.takesEvents(request.getHeader("Accept"))) {
      begin(present, query, mediaType, request, response);
    } else {
      write(present.execute(query), mediaType, response);
    }
  }

  /** A subscription needs a place before its source stream is made. */
  private void begin(
      GraphQlEngine present,
      GraphQlRequest query,
      String mediaType,
      HttpServletRequest request,
      HttpServletResponse response)
      throws FaultException, IOException {
    Optional<Fault> refused = streams.enter();
    if (refused.isPresent()) {
      throw new FaultException(refused.get());
    }
    boolean streaming = false;
    try {
      switch (present.begin(query)) {
        case GraphQlAnswer.Single single -> write(single.response(), mediaType, response);
        case GraphQlAnswer.Stream stream -> {
          metrics.graphQl("STREAM");
          Events.header(response);
          response.flushBuffer();
          EventStream events = open(request, response);
          streaming = true;
          stream.responses().subscribe(events);
        }
      }
    } finally {
      if (!streaming) {
        streams.leave();
      }
    }
  }

  private EventStream open(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Map<String, Object> failure =
        Faults.body(Fault.INTERNAL, Languages.of(request), Correlation.of(request));
    AsyncContext connection = request.startAsync(request, response);
    connection.setTimeout(0);
    EventStream events = new EventStream(connection, response.getOutputStream(), streams, failure);
    connection.addListener(events);
    streams.opened(events);
    return events;
  }

  private void write(GraphQlResponse answer, String mediaType, HttpServletResponse response)
      throws IOException {
    metrics.graphQl(answer.outcome().name());
    switch (answer.outcome()) {
      case MUTATION_NOT_ALLOWED -> response.setHeader("Allow", "POST");
      case NOT_READY -> response.setHeader("Retry-After", "1");
      case EXECUTED, REFUSED, SUBSCRIPTION_NOT_ALLOWED -> {}
    }
    if (!mediaType.equals(MediaTypes.EVENT_STREAM)) {
      Answers.json(status(answer.outcome(), mediaType), mediaType, answer.body(), response);
    } else if (status(answer.outcome(), mediaType) == HttpServletResponse.SC_OK) {
      Events.header(response);
      response.getOutputStream().write(Events.next(answer.body()));
      response.getOutputStream().write(Events.complete());
    } else {
      Answers.json(status(answer.outcome(), mediaType), answer.body(), response);
    }
  }

  /** A client that asks for plain JSON learns of a refused document from the body alone. */
  private static int status(GraphQlResponse.Outcome outcome, String mediaType) {
    return switch (outcome) {
      case EXECUTED -> 200;
      case REFUSED -> mediaType.equals(MediaTypes.GRAPHQL) ? 400 : 200;
      case MUTATION_NOT_ALLOWED -> 405;
      case SUBSCRIPTION_NOT_ALLOWED -> 406;
      case NOT_READY -> 503;
    };
  }
}
