package org.exemplar.web.internal;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.exemplar.graphql.GraphQlEngine;
import org.exemplar.plugins.PluginCatalogue;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/** {@code /metrics} in the text format of Prometheus. */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/metrics")
public final class MetricsServlet extends Endpoint {
  private static final long serialVersionUID = 1L;

  private final transient Metrics metrics;
  private final transient MetricsAccess access;

  @Reference(cardinality = ReferenceCardinality.OPTIONAL)
  transient volatile @Nullable PluginCatalogue catalogue;

  @Reference(cardinality = ReferenceCardinality.OPTIONAL)
  transient volatile @Nullable GraphQlEngine engine;

  @Activate
  public MetricsServlet(
      BundleContext context, @Reference Metrics metrics, @Reference Callers callers) {
    this(metrics, MetricsAccess.of(callers, context.getProperty(MetricsAccess.PROPERTY)));
  }

  MetricsServlet(Metrics metrics, MetricsAccess access) {
    super("GET", "HEAD");
    this.metrics = metrics;
    this.access = access;
  }

  @Override
  void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
    try {
      access.check(request);
    } catch (FaultException refused) {
      if (refused.fault().status() == HttpServletResponse.SC_UNAUTHORIZED) {
        response.setHeader("WWW-Authenticate", "Bearer");
      }
      Faults.write(refused.fault(), request, response);
      return;
    }
    metrics.plugins(pluginsByState());
    GraphQlEngine present = engine;
    if (present != null) {
      present.schema().ifPresent(metrics::schema);
    }
    byte[] text = metrics.scrape().getBytes(StandardCharsets.UTF_8);
    response.setContentType("text/plain; version=0.0.4; charset=utf-8");
    response.setHeader("Cache-Control", "no-store");
    response.setContentLength(text.length);
    response.getOutputStream().write(text);
  }

  private Map<String, Long> pluginsByState() {
    PluginCatalogue present = catalogue;
    return present == null
        ? Map.of()
        : present.current().plugins().stream()
            .collect(
                Collectors.groupingBy(
                    plugin -> plugin.state().name(), TreeMap::new, Collectors.counting()));
  }
}
