package org.exemplar.plugins.internal.change;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.exemplar.archive.ScopeTree;
import org.exemplar.archive.TrustStore;
import org.exemplar.archive.UnsignedPolicy;
import org.exemplar.plugins.ArchiveSource;
import org.exemplar.plugins.ChangeAuthority;
import org.exemplar.plugins.ChangeParticipant;
import org.exemplar.plugins.internal.PluginCatalogueService;
import org.exemplar.plugins.internal.RunningPlugins;
import org.exemplar.plugins.internal.lock.PluginLock;
import org.exemplar.spi.Language;
import org.exemplar.spi.schema.Fetcher;
import org.exemplar.spi.schema.FieldContext;
import org.exemplar.spi.schema.GlobalId;
import org.exemplar.spi.schema.NodeLoader;
import org.exemplar.spi.schema.PageRequest;
import org.exemplar.spi.schema.Refusal;
import org.exemplar.spi.schema.Refused;
import org.exemplar.spi.schema.SchemaContribution;
import org.exemplar.spi.schema.SourceStream;
import org.exemplar.store.Store;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Answers the fields of {@code plugin-changes.graphqls}. */
@Component
public final class PluginChangeFetchers implements SchemaContribution {
  private static final long BOOT_SECONDS = 60;

  private final CompletableFuture<PluginChanges> changes;
  private final Supplier<List<ArchiveSource>> sources;

  @Activate
  public PluginChangeFetchers(
      BundleContext context, @Reference PluginCatalogueService catalogue, @Reference Store store) {
    PluginChangeStore rows = new PluginChangeStore(store);
    sources = () -> services(context, ArchiveSource.class);
    changes = catalogue.plugins().thenApply(running -> changes(context, running, rows));
  }

  private PluginChanges changes(
      BundleContext context, RunningPlugins running, PluginChangeStore rows) {
    PluginChanges made =
        new PluginChanges(
            running,
            rows,
            new VerifyingGate(
                () -> trust(context),
                () ->
                    services(context, ScopeTree.class).stream().findFirst().orElse(ScopeTree.EXACT),
                Clock.systemUTC()),
            () -> services(context, ChangeParticipant.class),
            () -> services(context, ChangeAuthority.class),
            context.getBundle().getVersion().toString(),
            Clock.systemUTC());
    made.settleInterrupted();
    return made;
  }

  /** Who may publish: files beside the configuration; the command line may soften the policy. */
  private static TrustStore trust(BundleContext context) {
    TrustStore files =
        Optional.ofNullable(context.getProperty("exemplar.home"))
            .map(home -> TrustStore.load(Path.of(home, "conf", "trust")))
            .orElse(TrustStore.EMPTY);
    return Optional.ofNullable(context.getProperty("exemplar.plugins.unsigned"))
        .flatMap(UnsignedPolicy::of)
        .map(files::withUnsigned)
        .orElse(files);
  }

  /**
   * Those of a higher ranking first. Looked up when they are needed, because some of them need this
   * component in turn.
   */
  private static <T> List<T> services(BundleContext context, Class<T> type) {
    try {
      return context.getServiceReferences(type, null).stream()
          .sorted(Comparator.reverseOrder())
          .flatMap(reference -> Stream.ofNullable(context.getService(reference)))
          .toList();
    } catch (InvalidSyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @Deactivate
  void close() {
    changes.thenAccept(PluginChanges::close);
  }

  @Override
  public Map<String, Fetcher> fetchers() {
    Map<String, Fetcher> fields = new HashMap<>();
    fields.put("Query.pluginChange", this::change);
    fields.put("Query.pluginChanges", this::page);
    fields.put("Query.pluginLock", field -> lock());
    fields.put("Mutation.planPluginChange", this::plan);
    fields.put("Mutation.applyPluginChange", this::apply);
    fields.put("PluginChange.id", field -> ChangeView.id(of(field).key()).encode());
    of(fields, "operation", PluginChange::operation);
    of(fields, "plugin", PluginChange::plugin);
    of(fields, "fromVersion", PluginChange::fromVersion);
    of(fields, "toVersion", PluginChange::toVersion);
    of(fields, "state", PluginChange::state);
    of(fields, "archive", PluginChange::archive);
    of(fields, "bundles", PluginChange::bundles);
    of(fields, "schema", change -> change.assessment().schema());
    of(fields, "parts", PluginChange::parts);
    of(fields, "data", change -> change.assessment().data());
    of(fields, "indexes", change -> change.assessment().indexes());
    fields.put(
        "PluginChange.confirmations",
        field -> of(field).confirmations().stream().map(text -> text.in(language(field))).toList());
    of(fields, "problems", PluginChange::problems);
    of(fields, "plannedBy", change -> change.planned().by());
    of(fields, "plannedAt", change -> change.planned().at());
    of(fields, "appliedBy", change -> change.applied().map(PluginChange.Done::by));
    of(fields, "appliedAt", change -> change.applied().map(PluginChange.Done::at));
    of(fields, "endedAt", PluginChange::endedAt);
    of(fields, "stages", PluginChange::stages);
    return fields;
  }

  @Override
  public Map<String, SourceStream> sourceStreams() {
    return Map.of("Subscription.pluginChangeProgress", this::progress);
  }

  private Flow.Publisher<?> progress(FieldContext field) {
    return key(field.argument("id", String.class).orElseThrow())
        .flatMap(changes()::watch)
        .orElseThrow(
            () ->
                new Refused(
                    Refusal.notFound(
                            "CHANGE_NOT_FOUND",
                            "没有这项变更；标识由 planPluginChange 给出，最近的变更见 pluginChanges",
                            "there is no such change; planPluginChange gives the id, and"
                                + " pluginChanges lists the last ones")
                        .at("id")));
  }

  private static Language language(FieldContext field) {
    return field
        .argument("language", String.class)
        .map(Language::valueOf)
        .orElseGet(field::language);
  }

  private static void of(
      Map<String, Fetcher> fields, String name, Function<PluginChange, Object> read) {
    fields.put("PluginChange." + name, field -> read.apply(of(field)));
  }

  private static PluginChange of(FieldContext field) {
    return field.source(ChangeView.class).change();
  }

  @Override
  public Map<String, NodeLoader> nodes() {
    return Map.of(ChangeView.TYPE, (keys, caller) -> load(keys));
  }

  @Override
  public Map<Class<?>, String> types() {
    return Map.of(ChangeView.class, ChangeView.TYPE);
  }

  private Map<String, ChangeView> load(List<String> keys) {
    Map<String, ChangeView> found = new LinkedHashMap<>();
    keys.forEach(
        key -> changes().find(key).ifPresent(each -> found.put(key, new ChangeView(each))));
    return found;
  }

  private Object change(FieldContext field) {
    return key(field.argument("id", String.class).orElseThrow())
        .flatMap(key -> changes().find(key))
        .map(ChangeView::new);
  }

  private static Optional<String> key(String id) {
    return GlobalId.decode(id)
        .filter(global -> global.type().equals(ChangeView.TYPE))
        .map(GlobalId::key);
  }

  private Object page(FieldContext field) {
    return changes()
        .store()
        .page(field.argument("plugin", String.class), PageRequest.of(field))
        .map(ChangeView::new);
  }

  private Object lock() {
    PluginLock lock = changes().plugins().lock();
    return new ChangeView.LockView(
        lock.generation(),
        lock.change().flatMap(changes()::find).map(ChangeView::new),
        lock.plugins(),
        lock.previous().orElse(null));
  }

  private Object plan(FieldContext field) {
    Map<?, ?> input = field.argument("input", Map.class).orElseThrow();
    Optional<String> file = text(input, "file");
    Optional<ArchiveSource> source = sources.get().stream().findFirst();
    return switch (BroughtArchive.of(text(input, "archive"), file, source, field.caller())) {
      case BroughtArchive.Refused refused ->
          ChangeView.Payload.of(new Planning.Refused(refused.refusal()));
      case BroughtArchive.Taken taken -> {
        Operation operation = Operation.valueOf(text(input, "operation").orElseThrow());
        Planning planning =
            changes()
                .plan(
                    new PlanRequest(operation, taken.archive(), text(input, "plugin")),
                    field.caller());
        if (planning instanceof Planning.Made made) {
          file.ifPresent(id -> source.ifPresent(from -> keep(from, id, made.change())));
        }
        yield ChangeView.Payload.of(planning);
      }
    };
  }

  /** What a change was made of is kept as long as the platform keeps its own copy. */
  private static void keep(ArchiveSource source, String file, PluginChange change) {
    source.keep(file, change.key(), change.planned().at().plus(PluginChanges.ARCHIVES_KEPT));
  }

  private Object apply(FieldContext field) {
    Map<?, ?> input = field.argument("input", Map.class).orElseThrow();
    String plan = text(input, "plan").orElseThrow();
    boolean confirmed = Boolean.TRUE.equals(input.get("confirmed"));
    return ChangeView.Payload.of(
        changes().apply(key(plan).orElse(plan), confirmed, field.caller()));
  }

  private static Optional<String> text(Map<?, ?> input, String name) {
    return Optional.ofNullable(input.get(name)).map(String::valueOf);
  }

  /** Waits for the plugins of the start. */
  private PluginChanges changes() {
    try {
      return changes.get(BOOT_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException | ExecutionException late) {
      throw new Refused(
          Refusal.unavailable("NOT_READY", "平台正在启动，请稍后再试", "the platform is starting; try again"));
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
      throw new Refused(Refusal.unavailable("NOT_READY", "平台正在停止", "the platform is stopping"));
    }
  }
}
