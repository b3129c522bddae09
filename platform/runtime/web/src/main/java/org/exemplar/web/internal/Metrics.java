package org.exemplar.web.internal;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.exemplar.graphql.GraphQlResponse;
import org.exemplar.graphql.GraphQlResponse.Outcome;
import org.exemplar.graphql.OperationTrace;
import org.exemplar.graphql.PublishedSchema;
import org.exemplar.graphql.TrustedList;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** What is measured, as Prometheus reads it. */
@Component(service = Metrics.class)
public final class Metrics {
  private static final double NANOS_PER_SECOND = 1e9;
  private static final Duration[] OBJECTIVES = {
    Duration.ofMillis(5),
    Duration.ofMillis(25),
    Duration.ofMillis(100),
    Duration.ofMillis(500),
    Duration.ofSeconds(2)
  };

  private record Series(String path, int status) {}

  private record Unlisted(String client, TrustedList.Mode mode) {}

  private record Operations(String type, String plugin, String outcome) {}

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final Map<Series, Timer> requests = new ConcurrentHashMap<>();
  private final Map<Operations, Timer> operations = new ConcurrentHashMap<>();
  private final Map<String, Counter> outcomes = new ConcurrentHashMap<>();
  private final Map<Unlisted, Counter> unlisted = new ConcurrentHashMap<>();
  private final JvmGcMetrics collections = new JvmGcMetrics();
  private final AtomicLong generation = new AtomicLong();
  private final AtomicReference<Double> compositionSeconds = new AtomicReference<>(0.0);
  private final MultiGauge plugins =
      MultiGauge.builder("exemplar.plugins").description("Plugins by state").register(registry);

  @Activate
  public Metrics(@Reference Traffic traffic) {
    new ClassLoaderMetrics().bindTo(registry);
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
    collections.bindTo(registry);
    Gauge.builder("http.server.requests.active", traffic, Traffic::inFlight)
        .description("Requests in flight")
        .register(registry);
    Gauge.builder("exemplar.schema.generation", generation, AtomicLong::get)
        .description("Number of the published schema generation")
        .register(registry);
    Gauge.builder("exemplar.schema.composition", compositionSeconds, AtomicReference::get)
        .description("How long the published schema took to compose")
        .baseUnit("seconds")
        .register(registry);
  }

  /** Lets go of what listens to the virtual machine. */
  @Deactivate
  public void close() {
    collections.close();
    registry.close();
  }

  /** One request was answered. An address that is not ours counts as {@code other}. */
  void request(String path, int status, long nanos) {
    Series series = new Series(Routes.of(path).orElse("other"), status);
    requests.computeIfAbsent(series, this::timer).record(nanos, TimeUnit.NANOSECONDS);
  }

  private Timer timer(Series series) {
    return Timer.builder("http.server.requests")
        .description("HTTP requests")
        .tags("path", series.path())
        .tags("status", Integer.toString(series.status()))
        .serviceLevelObjectives(OBJECTIVES)
        .register(registry);
  }

  /** One GraphQL request came this far. */
  void graphQl(String outcome) {
    outcomes
        .computeIfAbsent(
            outcome,
            each ->
                Counter.builder("graphql.requests")
                    .description("GraphQL requests by how far they came")
                    .tag("outcome", each)
                    .register(registry))
        .increment();
  }

  /** A document was met that is not in the list of its client. */
  void unlisted(TrustedList list) {
    unlisted
        .computeIfAbsent(
            new Unlisted(list.client(), list.mode()),
            each ->
                Counter.builder("graphql.documents.unlisted")
                    .description("Documents that are not in the list of their client")
                    .tags("client", each.client(), "mode", each.mode().name())
                    .register(registry))
        .increment();
  }

  /** One GraphQL request was answered. */
  void graphQl(GraphQlResponse response) {
    graphQl(response.outcome().name());
    response.operation().ifPresent(trace -> operation(trace, response));
  }

  private void operation(OperationTrace trace, GraphQlResponse response) {
    boolean errors = response.body().containsKey("errors");
    String outcome =
        response.outcome() == Outcome.EXECUTED && errors ? "PARTIAL" : response.outcome().name();
    operations
        .computeIfAbsent(new Operations(trace.type(), trace.plugin(), outcome), this::timer)
        .record(trace.took());
  }

  private Timer timer(Operations series) {
    return Timer.builder("graphql.operations")
        .description("Operations by type, plugin and how far they came")
        .tags("type", series.type(), "plugin", series.plugin(), "outcome", series.outcome())
        .serviceLevelObjectives(OBJECTIVES)
        .register(registry);
  }

  /** The streams of events and the sockets that are open. */
  void streams(Collection<?> open) {
    Gauge.builder("graphql.streams.open", open, Collection::size)
        .description("Event streams and sockets that are open")
        .register(registry);
  }

  /** How many plugins there are in each state now. */
  void plugins(Map<String, Long> byState) {
    plugins.register(
        byState.entrySet().stream()
            .map(entry -> MultiGauge.Row.of(Tags.of("state", entry.getKey()), entry.getValue()))
            .toList(),
        true);
  }

  /** Which schema is published now. */
  void schema(PublishedSchema published) {
    generation.set(published.generation());
    compositionSeconds.set(published.composedIn().toNanos() / NANOS_PER_SECOND);
  }

  String scrape() {
    return registry.scrape();
  }
}
