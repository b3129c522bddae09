package org.exemplar.web.internal;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardFilterAsyncSupported;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardFilterPattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * What every request has in common: it calls the server by a name that it has, is counted and
 * timed, has a correlation id and safe headers, and a failure becomes a fault that tells nothing
 * about the inside.
 */
@Component(service = Filter.class)
@HttpWhiteboardFilterPattern("/*")
@HttpWhiteboardFilterAsyncSupported
public final class RequestFilter implements Filter {
  private static final Logger LOG = LoggerFactory.getLogger(RequestFilter.class);
  static final String MDC_KEY = "requestId";

  private final Traffic traffic;
  private final Metrics metrics;
  private final HostNames names;

  @Activate
  public RequestFilter(
      BundleContext context, @Reference Traffic traffic, @Reference Metrics metrics) {
    this(traffic, metrics, HostNames.of(context));
  }

  RequestFilter(Traffic traffic, Metrics metrics, HostNames names) {
    this.traffic = traffic;
    this.metrics = metrics;
    this.names = names;
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (request instanceof HttpServletRequest http && response instanceof HttpServletResponse out) {
      accompany(http, out, chain);
    } else {
      chain.doFilter(request, response);
    }
  }

  private void accompany(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException {
    long begin = System.nanoTime();
    // the server reads the next request of a connection on the thread of the last one; without this
    // a client that asks again at once would keep those waiting who asked before
    Thread.yield();
    traffic.enter();
    String id = Correlation.of(request);
    MDC.put(MDC_KEY, id);
    try {
      headers(response, id);
      if (names.serves(request.getServerName())) {
        chain.doFilter(request, response);
      } else {
        Faults.write(Fault.HOST_NOT_ALLOWED, request, response);
      }
    } catch (IOException | ServletException | RuntimeException | Error e) {
      fail(e, request, response);
    } finally {
      MDC.remove(MDC_KEY);
      traffic.leave();
      metrics.request(request.getServletPath(), response.getStatus(), System.nanoTime() - begin);
    }
  }

  private void headers(HttpServletResponse response, String id) {
    response.setHeader(Correlation.HEADER, id);
    SafeHeaders.NAMES_AND_VALUES.forEach(response::setHeader);
    if (traffic.isDraining()) {
      response.setHeader("Connection", "close");
    }
  }

  private static void fail(
      Throwable failure, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    LOG.error("{} {} failed", request.getMethod(), request.getRequestURI(), failure);
    if (!response.isCommitted()) {
      Faults.write(Fault.ofFailure(failure), request, response);
    }
  }
}
