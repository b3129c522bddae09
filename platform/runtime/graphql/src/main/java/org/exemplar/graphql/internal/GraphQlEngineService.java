package org.exemplar.graphql.internal;

import graphql.schema.GraphQLSchema;
import graphql.schema.PropertyDataFetcher;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.LongPredicate;
import java.util.function.Supplier;
import org.exemplar.archive.ScopeTree;
import org.exemplar.graphql.ChangedObject;
import org.exemplar.graphql.FormRecords;
import org.exemplar.graphql.GraphQlAnswer;
import org.exemplar.graphql.GraphQlEngine;
import org.exemplar.graphql.GraphQlRequest;
import org.exemplar.graphql.GraphQlResponse;
import org.exemplar.graphql.GraphQlResponse.Outcome;
import org.exemplar.graphql.ObjectChanges;
import org.exemplar.graphql.PublishedSchema;
import org.exemplar.graphql.SchemaNodes;
import org.exemplar.graphql.internal.PlatformFields.Published;
import org.exemplar.graphql.internal.refused.RefusedMutations;
import org.exemplar.graphql.internal.trusted.TrustedClientFetchers;
import org.exemplar.graphql.internal.trusted.TrustedClients;
import org.exemplar.plugins.Catalogue;
import org.exemplar.plugins.DefinitionArchive;
import org.exemplar.plugins.PluginBundle;
import org.exemplar.plugins.PluginCatalogue;
import org.exemplar.plugins.Problem;
import org.exemplar.search.SearchEngine;
import org.exemplar.spi.LocalizedText;
import org.exemplar.spi.Plugin;
import org.exemplar.spi.identity.Caller;
import org.exemplar.spi.schema.GlobalId;
import org.exemplar.spi.schema.Refusal;
import org.exemplar.spi.schema.SchemaContribution;
import org.exemplar.store.Change;
import org.exemplar.store.ChangeLog;
import org.exemplar.store.Sha256;
import org.exemplar.store.Store;
import org.exemplar.tracing.Tracing;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
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
@Component(service = {GraphQlEngine.class, GraphQlEngineService.class})
public final class GraphQlEngineService implements GraphQlEngine {
  private static final Logger LOG = LoggerFactory.getLogger(GraphQlEngineService.class);

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration SETTLE = Duration.ofSeconds(3);

  private final PluginCatalogue catalogue;
  private final PluginCalls calls;
  private final Gate gate;
  private final Deadlines deadlines = Deadlines.ticking();
  private final KeyedMutations keyed = new KeyedMutations();
  private final MutationRefusals refusals = new MutationRefusals();
  private final Map<TrustedClients, SchemaContribution> trusted = new ConcurrentHashMap<>();
  private final Drafting drafting;
  private final LongPredicate plugins;
  private final ChangeFields changes;
  private final ToldChanges told;
  private final PublishedNodes nodes;
  private volatile Optional<Generation> current = Optional.empty();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> Thread.ofPlatform().name("graphql-compose").daemon().unstarted(task));
  private final Object composing = new Object();
  private final Set<Generation> draining = ConcurrentHashMap.newKeySet();
  private volatile Optional<SchemaDraft> prepared = Optional.empty();
  private Optional<SchemaDraft> composed = Optional.empty();
  private Optional<AutoCloseable> subscription = Optional.empty();
  private List<ServiceRegistration<?>> services = List.of();
  private volatile ScopeTree tree = ScopeTree.EXACT;
  private volatile boolean catalogued;
  private boolean impatient;
  private long arrivals;
  private long generations;

  @Activate
  public GraphQlEngineService(
      BundleContext context,
      @Reference PluginCatalogue catalogue,
      @Reference SearchEngine search,
      @Reference Store store,
      @Reference Tracing tracing) {
    this(
        catalogue,
        search,
        store.changes(),
        EngineSettings.of(context, tracing),
        bundle -> isPlugin(context.getBundle(bundle)));
    services =
        List.of(
            context.registerService(
                Runnable.class,
                this::quieten,
                FrameworkUtil.asDictionary(Map.of("exemplar.drain", true))),
            context.registerService(
                ObjectChanges.class, told, FrameworkUtil.asDictionary(Map.of())),
            context.registerService(
                SchemaNodes.class, nodes, FrameworkUtil.asDictionary(Map.of())));
  }

  /**
   * An engine.
   *
   * @param plugins whether the bundle of an id is a plugin
   */
  GraphQlEngineService(
      PluginCatalogue catalogue,
      SearchEngine search,
      ChangeLog log,
      EngineSettings settings,
      LongPredicate plugins) {
    this.catalogue = catalogue;
    this.calls = new PluginCalls(settings.limit(), this::hangs, settings.tracing());
    this.gate =
        new Gate(
            settings.tiers(),
            new Budgets(System::nanoTime),
            deadlines,
            keyed,
            settings.slow(),
            new OperationSpans(settings.tracing()),
            refusals,
            settings.defers());
    this.drafting = new Drafting(search, calls, gate, settings.contract());
    this.plugins = plugins;
    PublishedObjects objects = new PublishedObjects();
    this.nodes = new PublishedNodes(objects);
    this.told = new ToldChanges(objects, () -> tree);
    this.changes = new ChangeFields(log, objects, told);
    drafting.add(changes);
  }

  private static boolean isPlugin(@Nullable Bundle bundle) {
    return bundle == null || PluginBundle.is(bundle);
  }

  /** Puts a plugin aside that runs; what is only tried out is refused by the plan. */
  private void hangs(String plugin, SchemaContribution code, List<Problem> problems) {
    catalogue.current().plugins().stream()
        .filter(each -> each.id().equals(plugin))
        .filter(each -> each.plugin().flatMap(Plugin::schema).filter(code::equals).isPresent())
        .forEach(each -> catalogue.putAside(each, problems));
  }

  @Activate
  void follow() {
    subscription =
        Optional.of(
            catalogue.onChange(
                ignored -> {
                  catalogued = true;
                  recompose();
                }));
    arrived();
  }

  /** The platform is about to stop: what goes from now on makes no other schema. */
  private void quieten() {
    synchronized (composing) {
      timer.shutdown();
    }
  }

  @Deactivate
  void close() throws Exception {
    services.forEach(ServiceRegistration::unregister);
    synchronized (composing) {
      timer.shutdownNow();
    }
    changes.close();
    if (subscription.isPresent()) {
      subscription.get().close();
    }
    synchronized (composing) {
      swap(Optional.empty());
    }
    drain();
    calls.close();
    deadlines.close();
  }

  @Reference(
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  void addContribution(SchemaContribution contribution, Map<String, ?> properties) {
    if (properties.get(Constants.SERVICE_BUNDLEID) instanceof Long bundle && plugins.test(bundle)) {
      LOG.warn(
          "Bundle {} registers a contribution to the schema; a plugin offers its own by schema()",
          bundle);
      return;
    }
    drafting.add(contribution);
    arrived();
  }

  void removeContribution(SchemaContribution contribution) {
    drafting.remove(contribution);
    arrived();
  }

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  void addRecords(FormRecords added) {
    drafting.add(added);
  }

  void removeRecords(FormRecords removed) {
    drafting.remove(removed);
  }

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  void addArchive(DefinitionArchive added) {
    drafting.add(added);
  }

  void removeArchive(DefinitionArchive removed) {
    drafting.remove(removed);
  }

  @Reference(
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC,
      target = "(exemplar.bundle.problems=true)")
  void addProblems(Supplier<Map<String, String>> added) {
    drafting.add(added);
  }

  void removeProblems(Supplier<Map<String, String>> removed) {
    drafting.remove(removed);
  }

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  void setAnswers(KeyedAnswers book) {
    keyed.keepIn(book);
  }

  void unsetAnswers(KeyedAnswers book) {
    keyed.keepIn(null);
  }

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  void setRefused(RefusedMutations log) {
    refusals.noteIn(log);
  }

  void unsetRefused(RefusedMutations log) {
    refusals.noteIn(null);
  }

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  void setTree(ScopeTree organizations) {
    tree = organizations;
  }

  void unsetTree(ScopeTree organizations) {
    tree = ScopeTree.EXACT;
  }

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  void setTrusted(TrustedClients clients) {
    SchemaContribution fields = new TrustedClientFetchers(clients, this::check);
    trusted.put(clients, fields);
    drafting.add(fields);
    arrived();
  }

  void unsetTrusted(TrustedClients clients) {
    Optional.ofNullable(trusted.remove(clients)).ifPresent(this::removeContribution);
  }

  /** What is wrong with a document that somebody means to ask with. */
  private List<Refusal> check(String document) {
    return onCurrent(generation -> DocumentCheck.check(generation.schema(), document))
        .orElseGet(() -> List.of(Unavailable.refusal("schema")));
  }

  @Override
  public GraphQlResponse execute(GraphQlRequest request) {
    return onCurrent(generation -> Requests.execute(generation, request))
        .orElseGet(() -> notReady(request));
  }

  @Override
  public GraphQlAnswer begin(GraphQlRequest request) {
    return onCurrent(
            generation -> Requests.begin(generation, request, event -> execute(request, event)))
        .orElseGet(() -> new GraphQlAnswer.Single(notReady(request)));
  }

  private GraphQlResponse execute(GraphQlRequest request, Object event) {
    return onCurrent(generation -> Requests.event(generation, request, event, this::mayGoOn))
        .orElseGet(() -> notReady(request));
  }

  private boolean mayGoOn(Caller caller, String document) {
    return trusted.keySet().stream().allMatch(clients -> clients.mayGoOn(caller, document));
  }

  private static GraphQlResponse notReady(GraphQlRequest request) {
    return Requests.refusal(
        Outcome.NOT_READY,
        "NOT_READY",
        new LocalizedText("平台正在启动，请稍后再试", "the platform is starting; try again"),
        request);
  }

  /** What is done on the generation that is published now, with a lease for just as long. */
  private <T> Optional<T> onCurrent(Function<Generation, T> work) {
    while (true) {
      Optional<Generation> generation = current;
      if (generation.isEmpty()) {
        return Optional.empty();
      }
      if (generation.get().lease()) {
        try {
          return Optional.of(work.apply(generation.get()));
        } finally {
          generation.get().release();
        }
      }
    }
  }

  /** Those of the generation that is published when they are asked for. */
  private final class PublishedObjects implements ChangeSubjects {
    @Override
    public Set<String> types() {
      return onCurrent(generation -> generation.objects().types()).orElse(Set.of());
    }

    @Override
    public Optional<ChangedObject> of(Change change) {
      return onCurrent(generation -> generation.objects().of(change)).flatMap(of -> of);
    }

    @Override
    public Map<GlobalId, Object> load(Collection<GlobalId> ids, Caller caller) {
      return onCurrent(generation -> generation.objects().load(ids, caller)).orElse(Map.of());
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

  /** Publishes what is there now; what it replaces is let go of when nobody uses it any more. */
  private void recompose() {
    try {
      synchronized (composing) {
        composeAndPublish();
        if (!timer.isShutdown()) {
          timer.execute(this::letGo);
        }
      }
    } catch (RuntimeException defect) {
      LOG.error("The schema could not be composed; the published one stays", defect);
    }
  }

  private void letGo() {
    try {
      drain();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void composeAndPublish() {
    Catalogue content = catalogue.current();
    if (!catalogued
        || composed.filter(last -> isOf(last, content)).isPresent()
        || !(impatient || drafting.isComplete(content))) {
      return;
    }
    SchemaDraft draft =
        prepared.filter(ready -> isOf(ready, content)).orElseGet(() -> drafting.compose(content));
    prepared = Optional.empty();
    composed = Optional.of(draft);
    if (!draft.missing().isEmpty()) {
      LOG.warn("No component answers {}", draft.missing());
    }
    PublishedSchema schema =
        new PublishedSchema(
            ++generations, draft.sdl(), Sha256.hex(draft.sdl()), draft.composedIn());
    draft.published().set(new Published(schema.generation(), schema.hash(), schema.sdl()));
    swap(Optional.of(new Generation(schema, draft.graphql(), draft.objects(), gate)));
    LOG.debug("Schema generation {} published", schema.generation());
    draft.offenders().forEach(catalogue::quarantine);
  }

  /** Whether composing it anew would make the same: one arrival after another asks for that. */
  private boolean isOf(SchemaDraft draft, Catalogue content) {
    return draft.content().equals(content) && drafting.isCurrent(draft);
  }

  /** Composes a schema for later; it is taken when the catalogue becomes that one. */
  SchemaDraft prepare(Catalogue content) {
    SchemaDraft draft = compose(content);
    prepared = Optional.of(draft);
    return draft;
  }

  /** Throws away what was prepared. */
  void discard() {
    prepared = Optional.empty();
  }

  /** Composes a schema to look at. */
  SchemaDraft compose(Catalogue content) {
    return drafting.compose(content);
  }

  /** The schema that is published, or that would be of this content where none is yet. */
  GraphQLSchema schema(Catalogue content) {
    return current.map(Generation::schema).orElseGet(() -> compose(content).schema());
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

  /**
   * Waits until nobody uses what was replaced, or for {@link #PATIENCE}; says whether it was let go
   * of in time.
   */
  boolean drain() throws InterruptedException {
    boolean inTime = true;
    for (Generation generation : draining) {
      if (!generation.awaitIdle(PATIENCE)) {
        LOG.warn("Requests still run on generation {}", generation.published().generation());
        inTime = false;
      }
      draining.remove(generation);
    }
    PropertyDataFetcher.clearReflectionCache();
    return inTime;
  }
}
