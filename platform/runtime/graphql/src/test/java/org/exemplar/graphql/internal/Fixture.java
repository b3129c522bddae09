package org.exemplar.graphql.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.exemplar.apischema.ApiSchema;
import org.exemplar.graphql.FormRecords;
import org.exemplar.graphql.GraphQlEngine;
import org.exemplar.graphql.GraphQlRequest;
import org.exemplar.graphql.GraphQlResponse;
import org.exemplar.graphql.internal.trusted.TrustedClients;
import org.exemplar.plugins.Catalogue;
import org.exemplar.plugins.DefinitionArchive;
import org.exemplar.plugins.InstalledPlugin;
import org.exemplar.plugins.PluginCatalogue;
import org.exemplar.plugins.PluginState;
import org.exemplar.plugins.Problem;
import org.exemplar.search.Correction;
import org.exemplar.search.IndexStatus;
import org.exemplar.search.Relaxation;
import org.exemplar.search.SearchEngine;
import org.exemplar.search.SearchQuery;
import org.exemplar.search.SearchResult;
import org.exemplar.search.SearchScope;
import org.exemplar.search.SearchTerm;
import org.exemplar.search.Similar;
import org.exemplar.search.Suggestion;
import org.exemplar.spi.CriteriaSet;
import org.exemplar.spi.CriteriaUse;
import org.exemplar.spi.Criterion;
import org.exemplar.spi.Dimension;
import org.exemplar.spi.EnumValue;
import org.exemplar.spi.EvidenceKind;
import org.exemplar.spi.FacetRange;
import org.exemplar.spi.FieldType;
import org.exemplar.spi.Form;
import org.exemplar.spi.FormField;
import org.exemplar.spi.FormPurpose;
import org.exemplar.spi.FormSection;
import org.exemplar.spi.IndexField;
import org.exemplar.spi.IndexFieldType;
import org.exemplar.spi.IndexSource;
import org.exemplar.spi.Issuer;
import org.exemplar.spi.Language;
import org.exemplar.spi.LocalizedText;
import org.exemplar.spi.OrganizationLevel;
import org.exemplar.spi.OrganizationType;
import org.exemplar.spi.Plugin;
import org.exemplar.spi.PluginDescriptor;
import org.exemplar.spi.PluginKind;
import org.exemplar.spi.PluginVersion;
import org.exemplar.spi.SearchIndex;
import org.exemplar.spi.SubjectKind;
import org.exemplar.spi.identity.Caller;
import org.exemplar.spi.identity.Origin;
import org.exemplar.spi.schema.Connection;
import org.exemplar.spi.schema.Fetcher;
import org.exemplar.spi.schema.NodeLoader;
import org.exemplar.spi.schema.PageRequest;
import org.exemplar.spi.schema.Refusal;
import org.exemplar.spi.schema.Refused;
import org.exemplar.spi.schema.SchemaContribution;
import org.exemplar.spi.schema.SdlFile;
import org.exemplar.spi.schema.SourceStream;
import org.exemplar.store.Deadline;
import org.exemplar.tracing.Tracing;

/**
 * An engine over hand-written fakes: a catalogue, a search engine, a form store and a capability.
 */
final class Fixture {
  static final Caller TESTER = Caller.trusted(Origin.of("test"));

  static final Duration LIMIT = Duration.ofSeconds(30);
  static final long PLUGIN_BUNDLE = 77;
  static final PluginVersion VERSION = PluginVersion.parse("1.0.0");

  record FakeOrganization(String id, String code, String name, Optional<String> type) {
    static FakeOrganization of(String code) {
      String type = code.startsWith("school") ? "institution/school" : "rural/village-organization";
      return new FakeOrganization("o" + code, code, "柳溪村", Optional.of(type));
    }
  }

  record FakePlugin(
      PluginDescriptor descriptor,
      List<OrganizationType> organizationTypes,
      List<CriteriaSet> criteriaSets,
      List<Form> forms,
      List<SearchIndex> searchIndexes,
      List<SdlFile> sdl,
      Optional<SchemaContribution> schema)
      implements Plugin {}

  /** A catalogue that tells its listener of changes on the caller's thread. */
  static final class FakeCatalogue implements PluginCatalogue {
    /** The engine looks at it on a thread of its own, too. */
    private final Map<String, InstalledPlugin> plugins =
        Collections.synchronizedMap(new LinkedHashMap<>());

    private final List<Consumer<Catalogue>> listeners = new CopyOnWriteArrayList<>();

    @Override
    public Catalogue current() {
      synchronized (plugins) {
        return new Catalogue(List.copyOf(plugins.values()));
      }
    }

    @Override
    public AutoCloseable onChange(Consumer<Catalogue> listener) {
      listeners.add(listener);
      listener.accept(current());
      return () -> listeners.remove(listener);
    }

    @Override
    public void putAside(InstalledPlugin plugin, List<Problem> problems) {
      quarantine(plugin.id(), problems);
    }

    @Override
    public void quarantine(String id, List<Problem> problems) {
      InstalledPlugin was = java.util.Objects.requireNonNull(plugins.get(id));
      plugins.put(
          id,
          new InstalledPlugin(
              id,
              was.version(),
              was.descriptor(),
              PluginState.QUARANTINED,
              problems,
              1,
              Optional.empty()));
      tell();
    }

    void install(Plugin plugin) {
      String id = plugin.descriptor().id();
      plugins.put(
          id,
          new InstalledPlugin(
              id,
              "1.0.0",
              Optional.of(plugin.descriptor()),
              PluginState.ACTIVE,
              List.of(),
              1,
              Optional.of(plugin)));
      tell();
    }

    void remove(String id) {
      plugins.remove(id);
      tell();
    }

    private void tell() {
      listeners.forEach(listener -> listener.accept(current()));
    }
  }

  static final class FakeSearch implements SearchEngine {
    final List<SearchQuery> asked = new ArrayList<>();

    @Override
    public SearchResult search(SearchQuery query) {
      asked.add(query);
      return new SearchResult(
          List.of(
              new SearchResult.Hit(
                  "rural/cases",
                  IndexSource.ORGANIZATION,
                  "1",
                  2.5,
                  false,
                  "next",
                  List.of(new SearchResult.Highlight("title", List.of("<mark>茶</mark>"))),
                  List.of(new SearchResult.Reason("title", List.of("茶"), false, 3, 1)),
                  List.of())),
          1,
          false,
          false,
          Optional.of("next"),
          Optional.of("next"),
          List.of(
              new SearchResult.Facet("industry", List.of(new SearchResult.FacetValue("茶叶", 3)))),
          Map.of("rural/cases", 1),
          List.of(new SearchTerm(SearchTerm.Kind.WORDS, "茶", Optional.empty())));
    }

    @Override
    public List<Suggestion> suggest(SearchScope scope, String typed, int most) {
      return List.of(
          new Suggestion(
              typed + "叶",
              "title",
              1,
              Optional.of(new Suggestion.Document("rural/cases", IndexSource.ORGANIZATION, "1"))));
    }

    @Override
    public Optional<Correction> correct(SearchQuery query) {
      return query.text().map(text -> new Correction(text + "叶", 2));
    }

    @Override
    public List<Relaxation> relax(SearchQuery query) {
      return List.of(
          new Relaxation(
              Relaxation.Kind.TERM, query.text(), Optional.empty(), Optional.empty(), 4));
    }

    @Override
    public List<Similar> like(SearchScope scope, IndexSource source, String key, int most) {
      return List.of(new Similar("rural/cases", source, "1", 1.5, 0.25, List.of(key)));
    }

    @Override
    public List<Similar> nearlyEqual(SearchScope scope, String text, int most) {
      throw new IllegalStateException("the schema does not ask for it");
    }

    @Override
    public List<IndexStatus> indexes() {
      return List.of(new IndexStatus("rural/cases", IndexStatus.State.OPEN, 1, 7));
    }
  }

  static final class FakeRecords implements FormRecords {
    final Map<String, FormRecord> saved = new HashMap<>();

    @Override
    public Map<String, List<FormRecord>> profiles(
        List<String> codes, List<String> forms, Caller caller) {
      Map<String, List<FormRecord>> found = new HashMap<>();
      saved.values().stream()
          .filter(
              record -> codes.contains(record.organizationCode()) && forms.contains(record.form()))
          .forEach(
              record ->
                  found
                      .computeIfAbsent(record.organizationCode(), any -> new ArrayList<>())
                      .add(record));
      return found;
    }

    @Override
    public Map<String, FormRecord> byId(List<String> ids, Caller caller) {
      Map<String, FormRecord> found = new HashMap<>();
      ids.stream().filter(saved::containsKey).forEach(id -> found.put(id, saved.get(id)));
      return found;
    }

    @Override
    public Connection<FormRecord> records(
        String form, Optional<String> code, PageRequest page, Caller caller) {
      List<FormRecord> all =
          saved.values().stream().filter(record -> record.form().equals(form)).toList();
      return page.page(all, FormRecord::id, all::size);
    }

    @Override
    public Outcome save(Draft draft) {
      FormRecord record =
          new FormRecord(
              "r" + (saved.size() + 1),
              draft.organizationCode(),
              draft.form(),
              draft.formVersion(),
              1,
              "2026-01-01T00:00:00Z",
              draft.values());
      saved.put(record.id(), record);
      return new Outcome.Saved(record);
    }
  }

  /** Knows what the test puts into it. */
  static final class FakeArchive implements DefinitionArchive {
    final Map<PartVersion, Form> forms = new HashMap<>();
    final Map<PartVersion, CriteriaSet> sets = new HashMap<>();

    @Override
    public Map<PartVersion, Form> forms(Collection<PartVersion> wanted) {
      return some(forms, wanted);
    }

    @Override
    public Map<PartVersion, CriteriaSet> criteriaSets(Collection<PartVersion> wanted) {
      return some(sets, wanted);
    }

    private static <T> Map<PartVersion, T> some(
        Map<PartVersion, T> all, Collection<PartVersion> wanted) {
      Map<PartVersion, T> found = new HashMap<>(all);
      found.keySet().retainAll(wanted);
      return found;
    }

    @Override
    public Map<String, List<PluginVersion>> formVersions(Collection<String> wanted) {
      return versions(forms.keySet());
    }

    @Override
    public Map<String, List<PluginVersion>> criteriaSetVersions(Collection<String> wanted) {
      return versions(sets.keySet());
    }

    private static Map<String, List<PluginVersion>> versions(Collection<PartVersion> all) {
      Map<String, List<PluginVersion>> found = new HashMap<>();
      all.forEach(
          one ->
              found
                  .computeIfAbsent(one.part(), any -> new ArrayList<>())
                  .add(PluginVersion.parse(one.version())));
      return found;
    }
  }

  final FakeCatalogue catalogue = new FakeCatalogue();
  private static final Tiers UNCOUNTED =
      new Tiers(Limits.ANONYMOUS.unhurried(), Limits.ACCOUNT.unhurried(), Limits.TOKEN.unhurried());

  final FakeSearch search = new FakeSearch();
  final FakeRecords records = new FakeRecords();
  final FakeSource source = new FakeSource();
  final FakeArchive archive = new FakeArchive();
  final FakeChangeLog log = new FakeChangeLog();

  /** What is thrown where something is asked for that is called broken. */
  final AtomicReference<Throwable> failure =
      new AtomicReference<>(new IllegalStateException("secret of org.exemplar.graphql"));

  /** How often fetchers of the capability have run. */
  final AtomicInteger fetched = new AtomicInteger();

  Optional<TrustedClients> trusted = Optional.empty();

  /** Holds up who asks for the organisation {@code held}. */
  final CountDownLatch held = new CountDownLatch(1);

  final GraphQlEngineService engine;

  Fixture() {
    this(ApiSchema.files(), UNCOUNTED, Tracing.off());
  }

  /** One whose contract is another. */
  Fixture(Map<String, String> contract) {
    this(contract, UNCOUNTED, Tracing.off());
  }

  /** One whose senders may ask for other than the usual. */
  Fixture(Tiers tiers) {
    this(ApiSchema.files(), tiers, Tracing.off());
  }

  /** One that traces what it does. */
  Fixture(Tracing tracing) {
    this(ApiSchema.files(), UNCOUNTED, tracing);
  }

  private Fixture(Map<String, String> contract, Tiers tiers, Tracing tracing) {
    this(contract, tiers, tracing, false);
  }

  /** One whose queries may put parts off. */
  static Fixture deferring() {
    return deferring(UNCOUNTED);
  }

  /** The same, whose senders may ask for other than the usual. */
  static Fixture deferring(Tiers tiers) {
    return new Fixture(ApiSchema.files(), tiers, Tracing.off(), true);
  }

  private Fixture(Map<String, String> contract, Tiers tiers, Tracing tracing, boolean defers) {
    engine =
        new GraphQlEngineService(
            catalogue,
            search,
            log,
            new EngineSettings(
                LIMIT, contract, tiers, new SlowOperations(SlowOperations.USUAL), tracing, defers),
            bundle -> bundle == PLUGIN_BUNDLE);
  }

  /**
   * Starts the engine with every root field of the contract answered, so that it publishes at once.
   */
  Fixture start() throws InterruptedException {
    engine.addRecords(records);
    engine.addArchive(archive);
    engine.addContribution(new FakeCapability(source, fetched, failure, held), Map.of());
    trusted.ifPresent(engine::setTrusted);
    engine.follow();
    return this;
  }

  Map<String, Object> run(String query) {
    return withoutCost(execute(query).body());
  }

  /** A response without what it cost, of which few tests say anything. */
  static Map<String, Object> withoutCost(Map<String, Object> body) {
    Map<String, Object> rest = new LinkedHashMap<>(body);
    rest.remove("extensions");
    return rest;
  }

  GraphQlResponse execute(String query) {
    return execute(engine, query, Map.of(), false);
  }

  static GraphQlResponse execute(
      GraphQlEngine engine, String query, Map<String, Object> variables, boolean readOnly) {
    return engine.execute(
        new GraphQlRequest(query, Optional.empty(), variables, Language.ZH, TESTER, readOnly));
  }

  /** Answers the contract's fields that capabilities answer. */
  record FakeCapability(
      FakeSource source,
      AtomicInteger fetched,
      AtomicReference<Throwable> failure,
      CountDownLatch held)
      implements SchemaContribution {
    @Override
    public Map<String, Fetcher> fetchers() {
      Map<String, Fetcher> fetchers = new HashMap<>();
      for (String field : new Composer(ApiSchema.files()).rootFields()) {
        fetchers.put(field, context -> null);
      }
      List.of(
              "node",
              "nodes",
              "platform",
              "plugins",
              "sectors",
              "sector",
              "localities",
              "locality",
              "criteriaSets",
              "criteriaSet",
              "form",
              "search",
              "searchIndexes",
              "searchSuggestions",
              "moreLikeThis",
              "changePosition")
          .forEach(own -> fetchers.remove("Query." + own));
      fetchers.remove("Mutation.ping");
      fetchers.remove(FakeSource.FIELD);
      fetchers.remove("Subscription.objectChanged");
      fetchers.put(
          "Query.organization",
          field -> {
            String code = field.argument("code", String.class).orElseThrow();
            if (code.equals("broken")) {
              throw thrown(Objects.requireNonNull(failure.get()));
            }
            if (code.equals("slow")) {
              tooLate();
            }
            if (code.equals("held")) {
              hold();
            }
            return FakeOrganization.of(code);
          });
      fetchers.put("Mutation.importPolicyDocument", field -> refused());
      fetchers.put(
          "Mutation.signOut",
          field -> {
            throw new Refused(Refusal.conflict("NOT_SIGNED_IN", "未登录", "nobody is signed in"));
          });
      fetchers.replaceAll((name, fetcher) -> counted(fetcher));
      return fetchers;
    }

    private static RuntimeException thrown(Throwable failure) {
      return switch (failure) {
        case Error error -> throw error;
        case RuntimeException exception -> exception;
        default -> new IllegalStateException(failure);
      };
    }

    private Fetcher counted(Fetcher fetcher) {
      return field -> {
        fetched.incrementAndGet();
        return fetcher.fetch(field);
      };
    }

    private static Object refused() {
      Refusal unreadable =
          Refusal.of("DOCUMENT_UNREADABLE", "无法读取", "it cannot be read")
              .at("input", "content", "line of a secret");
      return Map.of("errors", List.of(unreadable));
    }

    private void hold() {
      try {
        if (!held.await(20, TimeUnit.SECONDS)) {
          throw new IllegalStateException("nobody let it go on");
        }
      } catch (InterruptedException ended) {
        throw new IllegalStateException(ended);
      }
    }

    /** Goes on until it is interrupted. */
    private static void tooLate() {
      CountDownLatch interrupted = new CountDownLatch(1);
      Deadline.current()
          .orElseThrow()
          .interrupting(
              interrupted::countDown,
              () -> {
                try {
                  return interrupted.await(1, TimeUnit.MINUTES);
                } catch (InterruptedException ended) {
                  throw new IllegalStateException(ended);
                }
              });
    }

    @Override
    public Map<String, SourceStream> sourceStreams() {
      return Map.of(FakeSource.FIELD, source);
    }

    @Override
    public Map<String, NodeLoader> nodes() {
      return Map.of(
          "Organization",
          (keys, caller) -> {
            Map<String, Object> found = new HashMap<>();
            if (keys.contains("broken")) {
              throw thrown(Objects.requireNonNull(failure.get()));
            }
            keys.stream()
                .filter(key -> !key.equals("none"))
                .forEach(key -> found.put(key, FakeOrganization.of(key)));
            return found;
          });
    }

    @Override
    public Map<Class<?>, String> types() {
      return Map.of(FakeOrganization.class, "Organization");
    }
  }

  static LocalizedText text(String zh, String en) {
    return new LocalizedText(zh, en);
  }

  static FakePlugin plugin(String id, SdlFile... sdl) {
    return new FakePlugin(
        new PluginDescriptor(
            id,
            VERSION,
            PluginKind.SECTOR,
            text("领域", "Sector " + id),
            text("说明", "Description"),
            List.of()),
        List.of(
            new OrganizationType(
                "village-organization",
                text("村", "Village"),
                text("村", "Village"),
                Optional.empty(),
                Set.of(OrganizationLevel.VILLAGE),
                List.of(),
                List.of(),
                List.of())),
        List.of(criteria(id)),
        List.of(profile(), register()),
        List.of(cases()),
        List.of(sdl),
        Optional.empty());
  }

  private static CriteriaSet criteria(String id) {
    return new CriteriaSet(
        "HN-R2",
        new Issuer(id + "-province", text("省", "Province")),
        SubjectKind.ORGANIZATION,
        List.of("village-organization"),
        text("标准", "Criteria"),
        VERSION,
        CriteriaUse.APPRAISAL,
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        List.of(new Dimension("D1", text("发展", "Development"), Optional.empty())),
        List.of(
            new Criterion(
                "HN-R2.D1.01",
                "D1",
                text("思路清楚", "Clear direction"),
                EvidenceKind.JUDGEMENT,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty())));
  }

  private static Form profile() {
    FormField income = field("collectiveIncome", FieldType.NUMBER, true, List.of());
    FormField standing =
        field(
            "standing",
            FieldType.ENUM,
            false,
            List.of(new EnumValue("STRONG", text("强", "Strong"))));
    return form(
        "village-profile",
        FormPurpose.PROFILE,
        """
        {"type":"object","required":["collectiveIncome"],"properties":{
        "collectiveIncome":{"type":"number","minimum":0},"standing":{"enum":["STRONG"]}}}\
        """,
        List.of(income, standing));
  }

  private static Form register() {
    return form(
        "pairing-register",
        FormPurpose.RECORD,
        """
        {"type":"object","properties":{"households":{"type":"integer"},"since":{"type":"string","format":"date"}}}\
        """,
        List.of(
            field("households", FieldType.INTEGER, false, List.of()),
            field("since", FieldType.DATE, false, List.of())));
  }

  static Form form(String id, FormPurpose purpose, String schema, List<FormField> fields) {
    return new Form(
        id,
        VERSION,
        text("表", "Form " + id),
        text("说明", "Description"),
        purpose,
        List.of("village-organization"),
        schema,
        fields,
        List.of(new FormSection(text("全部", "All"), fields.stream().map(FormField::name).toList())));
  }

  static FormField field(String name, FieldType type, boolean required, List<EnumValue> values) {
    return new FormField(
        name,
        type,
        false,
        required,
        text("字段", name),
        Optional.empty(),
        Optional.empty(),
        values,
        List.of());
  }

  private static SearchIndex cases() {
    return new SearchIndex(
        "cases",
        VERSION,
        text("案例", "Cases"),
        IndexSource.ORGANIZATION,
        Map.of(),
        List.of(
            indexField("title", IndexFieldType.TEXT, false, List.of()),
            indexField("industry", IndexFieldType.KEYWORD, true, List.of()),
            indexField(
                "income",
                IndexFieldType.NUMBER,
                true,
                List.of(
                    new FacetRange(
                        "UNDER_10",
                        text("低", "Low"),
                        OptionalDouble.empty(),
                        OptionalDouble.of(10))))));
  }

  private static IndexField indexField(
      String name, IndexFieldType type, boolean facet, List<FacetRange> ranges) {
    return new IndexField(
        name,
        type,
        name,
        Optional.empty(),
        1,
        false,
        facet,
        false,
        Optional.of(text("字段", name)),
        ranges);
  }
}
