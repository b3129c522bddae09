package org.exemplar.search.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.lucene.search.LRUQueryCache;
import org.apache.lucene.search.QueryCache;
import org.exemplar.search.Correction;
import org.exemplar.search.DocumentSource;
import org.exemplar.search.IndexEdition;
import org.exemplar.search.IndexStatus;
import org.exemplar.search.Relaxation;
import org.exemplar.search.SearchEngine;
import org.exemplar.search.SearchQuery;
import org.exemplar.search.SearchResult;
import org.exemplar.search.SearchScope;
import org.exemplar.search.Similar;
import org.exemplar.search.Suggestion;
import org.exemplar.spi.IndexSource;
import org.exemplar.spi.schema.Refused;
import org.exemplar.store.ChangeLog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The search engine, free of OSGi. */
final class Engine implements SearchEngine, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Engine.class);
  private static final int CACHED_QUERIES = 200;
  private static final long CACHE_BYTES = 4L << 20;
  private static final int MOST_SIMILAR = 50;

  private final Analyzers analyzers = new Analyzers();
  private final QueryCache cache = new LRUQueryCache(CACHED_QUERIES, CACHE_BYTES);
  private final Sources sources = new Sources();
  private final Settings settings;
  private final Roster roster;
  private final Follower follower;
  private final Preparations preparations;
  private final Steps steps = new Steps();
  private final Thread thread;
  private final AutoCloseable subscription;

  /**
   * Begins to work at once.
   *
   * @param root folder below which the indexes live
   * @param clock what is kept is kept for a while by this clock
   * @param progress called on the engine's thread whenever it has done something
   */
  Engine(Path root, ChangeLog log, Settings settings, InstantSource clock, Runnable progress) {
    this.settings = settings;
    Shelf shelf = new Shelf(root, clock);
    BuildRate rate = new BuildRate();
    this.roster =
        new Roster(
            definition -> new Slot(definition, root, analyzers, shelf),
            settings.linger().isPositive());
    Runnable step =
        () -> {
          steps.step();
          progress.run();
        };
    this.follower = new Follower(roster, shelf, sources, log, settings, rate, step);
    this.preparations = new Preparations(root, roster, follower, steps, sources, log, rate);
    this.subscription = log.onCommit(follower::signal);
    this.thread = Thread.ofPlatform().daemon().name("exemplar-search-follower").start(follower);
  }

  private Collection<Slot> present() {
    return roster.view().present().values();
  }

  /** Makes the indexes those of the definitions; opening and building them goes on beside. */
  void define(List<Definition> definitions) {
    roster.define(definitions, Follower.now() + settings.linger().toMillis());
    follower.defined();
  }

  /** What is done before definitions change. */
  Preparations preparations() {
    return preparations;
  }

  void add(DocumentSource source) {
    sources.add(source);
    follower.signal();
  }

  /** Indexes of the source's kind keep what they have; a scan that runs is given up. */
  void remove(DocumentSource source) {
    sources.remove(source);
    roster.view().wanted().stream()
        .filter(slot -> slot.kind() == source.kind())
        .flatMap(slot -> slot.candidate().stream())
        .filter(Candidate::wanted)
        .forEach(Candidate::cancel);
    follower.signal();
  }

  @Override
  public List<IndexStatus> indexes() {
    return present().stream().map(Slot::status).toList();
  }

  /** Whether searches see all that has been written. */
  boolean isVisible(String id) {
    Slot slot = roster.view().present().get(id);
    return slot != null && slot.live().filter(live -> !live.dirty()).isPresent();
  }

  @Override
  public SearchResult search(SearchQuery query) {
    List<Asked> chosen = chosen(scope(query));
    List<Definition> definitions = chosen.stream().map(Asked::definition).toList();
    Question question = Question.of(query, definitions, analyzers);
    return look(chosen, scope -> new Answer(question, scope, analyzers).result());
  }

  private static SearchScope scope(SearchQuery query) {
    return new SearchScope(query.known(), query.indexes(), query.held());
  }

  @Override
  public List<Suggestion> suggest(SearchScope scope, String typed, int most) {
    return look(chosen(scope), open -> Suggestions.of(typed, open, scope.held(), most));
  }

  @Override
  public Optional<Correction> correct(SearchQuery query) {
    SearchQuery counted = query.withoutHits();
    String typed = query.text().orElse("");
    if (typed.isBlank() || search(counted).totalCount() > Corrections.ENOUGH) {
      return Optional.empty();
    }
    List<String> texts = look(chosen(scope(query)), open -> new Corrections(open).of(typed));
    return texts.stream()
        .map(text -> new Correction(text, search(counted.with(Optional.of(text))).totalCount()))
        .filter(correction -> correction.totalCount() > 0)
        .findFirst();
  }

  @Override
  public List<Relaxation> relax(SearchQuery query) {
    return new Relaxations(this::search).of(query);
  }

  @Override
  public List<Similar> like(SearchScope scope, IndexSource source, String key, int most) {
    Optional<DocumentSource> documents = sources.of(source);
    return documents.isEmpty()
        ? List.of()
        : look(
            chosen(scope),
            open ->
                new Similarity(open, scope.held(), analyzers)
                    .like(documents.get(), key, Math.clamp(most, 0, MOST_SIMILAR)));
  }

  @Override
  public List<Similar> nearlyEqual(SearchScope scope, String text, int most) {
    return look(
        chosen(scope),
        open ->
            new Similarity(open, scope.held(), analyzers)
                .nearlyEqual(text, Math.clamp(most, 0, MOST_SIMILAR)));
  }

  /** An index with the definition that it answers under. */
  private record Asked(Optional<Slot> slot, Definition definition) {
    static Asked now(Slot slot) {
      return new Asked(Optional.of(slot), slot.definition());
    }
  }

  private List<Asked> chosen(SearchScope scope) {
    Set<String> ids = new TreeSet<>(scope.indexes());
    return scope.known().isEmpty() ? chosen(ids) : chosen(scope.known(), ids);
  }

  private List<Asked> chosen(Set<String> ids) {
    SortedMap<String, Slot> all = roster.view().present();
    if (ids.isEmpty()) {
      return all.values().stream().map(Asked::now).toList();
    }
    return ids.stream()
        .map(id -> roster.find(id).orElseThrow(() -> Refusals.unknownIndex(id, all.keySet())))
        .map(Asked::now)
        .toList();
  }

  private List<Asked> chosen(List<IndexEdition> known, Set<String> ids) {
    SortedMap<String, IndexEdition> editions = new TreeMap<>();
    known.forEach(edition -> editions.put(edition.id(), edition));
    for (String id : ids) {
      if (!editions.containsKey(id)) {
        throw Refusals.unknownIndex(id, editions.keySet());
      }
    }
    return editions.values().stream()
        .filter(edition -> ids.isEmpty() || ids.contains(edition.id()))
        .map(edition -> new Asked(roster.find(edition), Definition.of(edition)))
        .toList();
  }

  /** What somebody looks for in indexes that are open. */
  private interface Look<T> {
    T into(Scope scope) throws IOException;
  }

  private <T> T look(List<Asked> chosen, Look<T> look) {
    try {
      return lookOnce(chosen, look);
    } catch (Refused refused) {
      throw refused;
    } catch (IOException | RuntimeException | InternalError broken) {
      withdrawDamaged(chosen, broken);
      return lookAgain(chosen, look);
    }
  }

  private <T> T lookOnce(List<Asked> chosen, Look<T> look) throws IOException {
    List<Generation.Lease> leases = new ArrayList<>();
    List<Definition> definitions = new ArrayList<>();
    try {
      for (Asked asked : chosen) {
        Optional<Generation.Lease> lease = asked.slot().flatMap(Engine::lease);
        if (lease.isPresent()) {
          leases.add(lease.get());
          definitions.add(asked.definition());
        }
      }
      var readers = leases.stream().map(Generation.Lease::reader).toList();
      return look.into(new Scope(definitions, readers, cache));
    } finally {
      leases.forEach(Generation.Lease::close);
    }
  }

  /** Leases what answers; tries again as often as that was replaced just now. */
  private static Optional<Generation.Lease> lease(Slot slot) {
    while (true) {
      Optional<Generation> live = slot.live();
      Optional<Generation.Lease> lease = live.flatMap(Generation::lease);
      if (lease.isPresent() || live.equals(slot.live())) {
        return lease;
      }
    }
  }

  private <T> T lookAgain(List<Asked> chosen, Look<T> look) {
    try {
      return lookOnce(chosen, look);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** Takes those indexes out of service that do not stand a check of all their bytes. */
  private void withdrawDamaged(List<Asked> chosen, Throwable reason) {
    LOG.warn("A search failed; the indexes are checked", reason);
    for (Asked asked : chosen) {
      asked
          .slot()
          .ifPresent(
              slot -> slot.live().ifPresent(generation -> withdrawIfDamaged(slot, generation)));
    }
    follower.signal();
  }

  private static void withdrawIfDamaged(Slot slot, Generation generation) {
    try {
      generation.checkIntegrity();
    } catch (IOException | RuntimeException | InternalError damaged) {
      LOG.error("Index {} is damaged and does not answer any more", slot.id(), damaged);
      generation.withdraw("it is damaged: " + damaged);
    }
  }

  /** Ends in order: no more changes are read, what was read is made durable, files are closed. */
  @Override
  public void close() {
    Quietly.run(subscription::close);
    follower.end();
    try {
      thread.join();
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
    steps.end();
    analyzers.close();
  }
}
