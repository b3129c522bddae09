package org.exemplar.web.internal;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.propagation.TextMapGetter;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.exemplar.tracing.Marks;
import org.exemplar.tracing.Tracing;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardFilterAsyncSupported;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardFilterPattern;

/**
 * Makes a span of each request, around everything else that is done with it; a trace that its
 * sender began goes on. There is no such filter where nothing is traced. A stream of events has the
 * span of its beginning.
 */
@Component(service = Filter.class, property = "service.ranking:Integer=1000")
@HttpWhiteboardFilterPattern("/*")
@HttpWhiteboardFilterAsyncSupported
public final class TraceFilter implements Filter {
  private static final int SERVER_ERROR = 500;
  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "DELETE", "CONNECT", "OPTIONS", "TRACE", "PATCH");

  private static final TextMapGetter<HttpServletRequest> HEADERS =
      new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(HttpServletRequest request) {
          return Collections.list(request.getHeaderNames());
        }

        @Override
        public @Nullable String get(@Nullable HttpServletRequest request, String name) {
          return Objects.requireNonNull(request).getHeader(name);
        }
      };

  private final Tracing tracing;

  @Activate
  public TraceFilter(@Reference(target = "(exemplar.tracing=true)") Tracing tracing) {
    this.tracing = tracing;
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (request instanceof HttpServletRequest http
        && response instanceof HttpServletResponse out
        && !Routes.isWatched(http.getServletPath())) {
      Tracing.within(beginning(http), span -> pass(span, http, out, chain));
    } else {
      chain.doFilter(request, response);
    }
  }

  private SpanBuilder beginning(HttpServletRequest request) {
    boolean known = METHODS.contains(request.getMethod());
    Optional<String> route = Routes.of(request.getServletPath());
    SpanBuilder beginning =
        tracing
            .span((known ? request.getMethod() : "HTTP") + route.map(path -> " " + path).orElse(""))
            .setParent(tracing.continued(request, HEADERS))
            .setSpanKind(SpanKind.SERVER)
            .setAttribute(Marks.METHOD, known ? request.getMethod() : "_OTHER")
            .setAttribute(Marks.SCHEME, request.getScheme())
            .setAttribute(Marks.CORRELATION, Correlation.of(request));
    route.ifPresent(path -> beginning.setAttribute(Marks.ROUTE, path));
    return beginning;
  }

  private static Span pass(
      Span span, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException {
    try {
      chain.doFilter(request, response);
    } catch (ServletException failed) {
      throw new IOException(failed);
    }
    int status = response.getStatus();
    span.setAttribute(Marks.STATUS, (long) status);
    if (status >= SERVER_ERROR) {
      Tracing.failed(span, Integer.toString(status));
    }
    return span;
  }
}
