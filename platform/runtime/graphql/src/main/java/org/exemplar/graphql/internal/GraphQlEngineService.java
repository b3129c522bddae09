package org.exemplar.graphql.internal;

import graphql.schema.PropertyDataFetcher;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.exemplar.apischema.ApiSchema;
import org.exemplar.graphql.FormRecords;
import org.exemplar.graphql.GraphQlEngine;
import org.exemplar.graphql.GraphQlRequest;
import org.exemplar.graphql.GraphQlResponse;
import org.exemplar.graphql.GraphQlResponse.Outcome;
import org.exemplar.graphql.PublishedSchema;
import org.exemplar.graphql.internal.PlatformFields.Published;
import org.exemplar.plugins.Catalogue;
import org.exemplar.plugins.PluginCatalogue;
import org.exemplar.search.SearchEngine;
import org.exemplar.spi.Plugin;
import org.exemplar.spi.schema.SchemaContribution;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Composes a new generation whenever the catalogue or the capabilities change, and publishes it by
 * one atomic swap. The first one waits until the catalogue has the plugins of the start and every
 * root field of the contract is answered, or until nothing has come for a while.
 */
@Component(service = GraphQlEngine.class)
public final class GraphQlEngineService implements GraphQlEngine {
  private static final Logger LOG = LoggerFactory.getLogger(GraphQlEngineService.class);
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration SETTLE = Duration.ofSeconds(3);

  private final PluginCatalogue catalogue;
  private final SearchEngine search;
  private final Composer composer = new Composer(ApiSchema.files());
  private final List<SchemaContribution> contributions = new CopyOnWriteArrayList<>();
  private final List<FormRecords> records = new CopyOnWriteArrayList<>();
  private final List<Supplier<Map<String, String>>> problems = new CopyOnWriteArrayList<>();
  private volatile Optional<Generation> current = Optional.empty();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> Thread.ofPlatform().name("graphql-compose").daemon().unstarted(task));
  private final Object composing = new Object();
  private final Set<Generation> draining = ConcurrentHashMap.newKeySet();
  private Optional<AutoCloseable> subscription = Optional.empty();
  private volatile boolean told;
  private boolean impatient;
  private long arrivals;
  private long generations;

  @Activate
  public GraphQlEngineService(
      @Reference PluginCatalogue catalogue, @Reference SearchEngine search) {
    this.catalogue = catalogue;
    this.search = search;
  }

  @Activate
  void follow() {
    subscription =
        Optional.of(
            catalogue.onChange(
                ignored -> {
                  told = true;
                  recompose();
                }));
    arrived();
  }

  @Deactivate
  void close() throws Exception {
    synchronized (composing) {
      timer.shutdownNow();
    }
    if (subscription.isPresent()) {
      subscription.get().close();
    }
    synchronized (composing) {
      swap(Optional.empty());
    }
    drain();
  }

  @Reference(
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  void addContribution(SchemaContribution contribution) {
    contributions.add(contribution);
    arrived();
  }

  void removeContribution(SchemaContribution contribution) {
    contributions.remove(contribution);
    arrived();
  }

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  void addRecords(FormRecords added) {
    records.add(added);
  }

  void removeRecords(FormRecords removed) {
    records.remove(removed);
  }

  @Reference(
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC,
      target = "(exemplar.bundle.problems=true)")
  void addProblems(Supplier<Map<String, String>> added) {
    problems.add(added);
  }

  void removeProblems(Supplier<Map<String, String>> removed) {
    problems.remove(removed);
  }

  @Override
  public GraphQlResponse execute(GraphQlRequest request) {
    while (true) {
      Optional<Generation> generation = current;
      if (generation.isEmpty()) {
        return Requests.refusal(
            Outcome.NOT_READY, "NOT_READY", "平台正在启动，请稍后再试 the platform is starting; try again");
      }
      if (generation.get().lease()) {
        try {
          return Requests.execute(generation.get(), request);
        } finally {
          generation.get().release();
        }
      }
    }
  }

  @Override
  public Optional<PublishedSchema> schema() {
    return current.map(Generation::published);
  }

  private void arrived() {
    synchronized (composing) {
      if (timer.isShutdown()) {
        return;
      }
      arrivals++;
      long seen = arrivals;
      timer.schedule(() -> settled(seen), SETTLE.toMillis(), TimeUnit.MILLISECONDS);
      timer.execute(this::recompose);
    }
  }

  /** Nothing has come for a while: go on with what is there. */
  private void settled(long seen) {
    synchronized (composing) {
      if (seen != arrivals || impatient) {
        return;
      }
      impatient = true;
    }
    if (current.isEmpty()) {
      recompose();
    }
  }

  /** Publishes what is there now, then waits until nobody uses what it replaced. */
  private void recompose() {
    try {
      synchronized (composing) {
        composeAndPublish();
      }
      drain();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException defect) {
      LOG.error("The schema could not be composed; the published one stays", defect);
    }
  }

  private void composeAndPublish() {
    long begin = System.nanoTime();
    if (!told && !impatient) {
      return;
    }
    Fields fields = new Fields();
    Values values = new Values();
    Catalogue content = catalogue.current();
    AtomicReference<Published> published = new AtomicReference<>(new Published(0, ""));
    contribute(fields, values, content, published);
    List<String> missing =
        composer.rootFields().stream().filter(field -> !fields.answers(field)).toList();
    if (!missing.isEmpty() && !impatient) {
      return;
    }
    if (!missing.isEmpty()) {
      LOG.warn("No component answers {}", missing);
    }
    List<Plugin> plugins = content.active().toList();
    Composition composition =
        composer.compose(plugins, Wiring.of(fields, values, composer.rootFields()));
    PublishedSchema schema =
        new PublishedSchema(
            ++generations,
            composition.sdl(),
            hash(composition.sdl()),
            Duration.ofNanos(System.nanoTime() - begin));
    published.set(new Published(schema.generation(), schema.hash()));
    swap(Optional.of(new Generation(schema, composition)));
    LOG.debug("Schema generation {} published", schema.generation());
    composition.offenders().forEach(catalogue::quarantine);
  }

  private void swap(Optional<Generation> next) {
    Optional<Generation> last = current;
    current = next;
    last.ifPresent(
        replaced -> {
          replaced.retire();
          draining.add(replaced);
        });
  }

  private void drain() throws InterruptedException {
    for (Generation generation : draining) {
      if (!generation.awaitIdle(PATIENCE)) {
        LOG.warn("Requests still run on generation {}", generation.published().generation());
      }
      draining.remove(generation);
    }
    PropertyDataFetcher.clearReflectionCache();
  }

  private void contribute(
      Fields fields, Values values, Catalogue content, AtomicReference<Published> published) {
    FormSchemas schemas = new FormSchemas();
    CatalogueFields catalogueFields = new CatalogueFields(content, schemas);
    fields.add(catalogueFields);
    fields.add(new SearchFields(content, search, fields));
    fields.add(new FormFields(content, schemas, values, this::records, fields));
    fields.add(
        new PlatformFields(
            content,
            catalogueFields,
            search,
            fields,
            published::get,
            this::bundleProblems,
            Clock.systemUTC()));
    contributions.forEach(fields::add);
    content.active().forEach(plugin -> plugin.schema().ifPresent(fields::add));
  }

  private Optional<FormRecords> records() {
    return records.stream().findFirst();
  }

  private Map<String, String> bundleProblems() {
    Map<String, String> all = new LinkedHashMap<>();
    problems.forEach(supplier -> all.putAll(supplier.get()));
    return all;
  }

  private static String hash(String sdl) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(sdl.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
