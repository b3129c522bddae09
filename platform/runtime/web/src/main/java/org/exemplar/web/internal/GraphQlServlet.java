package org.exemplar.web.internal;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.exemplar.graphql.GraphQlAnswer;
import org.exemplar.graphql.GraphQlEngine;
import org.exemplar.graphql.GraphQlRequest;
import org.exemplar.spi.Language;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletAsyncSupported;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/**
 * {@code /graphql}, as the specification of GraphQL over HTTP says: POST takes {@code
 * application/json} only, GET takes queries only. A client that names {@code text/event-stream} in
 * Accept is answered as GraphQL over SSE says, with a connection of its own for each subscription;
 * one that asks for a WebSocket speaks {@code graphql-transport-ws} on it.
 */
@Component(service = {Servlet.class, ReadinessCheck.class})
@HttpWhiteboardServletPattern("/graphql")
@HttpWhiteboardServletAsyncSupported
public final class GraphQlServlet extends Endpoint implements ReadinessCheck {
  private static final long serialVersionUID = 1L;

  private final transient Metrics metrics;
  private final transient EventStreams streams;
  private final transient Sites sites;
  private final transient RequestReader reader;
  private final transient GraphQlSockets sockets;
  private final transient GraphQlAnswers answers;

  @Reference(cardinality = ReferenceCardinality.OPTIONAL)
  transient volatile @Nullable GraphQlEngine engine;

  private volatile boolean reachable;

  @Activate
  public GraphQlServlet(
      BundleContext context,
      @Reference Metrics metrics,
      @Reference EventStreams streams,
      @Reference RequestReader reader,
      @Reference GraphQlSockets sockets) {
    this(
        metrics,
        streams,
        reader,
        sockets,
        new Sites(HostNames.of(context)),
        HttpProfile.of(context));
  }

  GraphQlServlet(
      Metrics metrics,
      EventStreams streams,
      RequestReader reader,
      GraphQlSockets sockets,
      Sites sites,
      HttpProfile profile) {
    super("GET", "POST");
    this.metrics = metrics;
    this.streams = streams;
    this.reader = reader;
    this.sockets = sockets;
    this.sites = sites;
    this.answers = new GraphQlAnswers(profile, metrics);
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
    response.addHeader("Vary", "Accept, Accept-Language");
    Optional<String> mediaType = MediaTypes.negotiate(request.getHeader("Accept"));
    try {
      if (GraphQlSockets.isAsked(request)) {
        sites.checkSocket(request);
        sockets.open(request, response);
        return;
      }
      sites.check(request);
      String type = mediaType.orElseThrow(() -> new FaultException(Fault.NOT_ACCEPTABLE));
      execute(read(request), type, request, response);
    } catch (FaultException e) {
      answers.refuse(e.fault(), mediaType.orElse(MediaTypes.JSON), request, response);
    }
  }

  private GraphQlRequest read(HttpServletRequest request) throws FaultException, IOException {
    return request.getMethod().equals("GET") ? reader.get(request) : reader.post(request);
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
      answers.write(present.execute(query), mediaType, request, response);
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
        case GraphQlAnswer.Single single ->
            answers.write(single.response(), mediaType, request, response);
        case GraphQlAnswer.Stream stream -> {
          metrics.graphQl("STREAM");
          Events.header(response);
          EventStream events = open(request, response);
          streaming = true;
          events.begin();
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
    Language language = Languages.of(request);
    String id = Correlation.of(request);
    AsyncContext connection = request.startAsync(request, response);
    connection.setTimeout(0);
    EventStream events =
        new EventStream(
            connection,
            response.getOutputStream(),
            streams,
            broken -> Faults.body(Fault.ofFailure(broken), language, id));
    connection.addListener(events);
    streams.opened(events);
    return events;
  }
}
