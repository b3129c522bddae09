package org.exemplar.search.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.lucene.search.LRUQueryCache;
import org.apache.lucene.search.QueryCache;
import org.exemplar.search.DocumentSource;
import org.exemplar.search.IndexEdition;
import org.exemplar.search.IndexStatus;
import org.exemplar.search.SearchEngine;
import org.exemplar.search.SearchQuery;
import org.exemplar.search.SearchResult;
import org.exemplar.spi.schema.Refused;
import org.exemplar.store.ChangeLog;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The search engine, free of OSGi. */
final class Engine implements SearchEngine, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Engine.class);
  private static final int CACHED_QUERIES = 200;
  private static final long CACHE_BYTES = 4L << 20;
  private static final int DAYS_KEPT = 30;

  private final Path root;
  private final Analyzers analyzers = new Analyzers();
  private final QueryCache cache = new LRUQueryCache(CACHED_QUERIES, CACHE_BYTES);
  private final Sources sources = new Sources();
  private final Follower follower;
  private final Thread thread;
  private final AutoCloseable subscription;
  private final boolean lingers;
  private final Map<String, Slot> lingering = new ConcurrentHashMap<>();
  private volatile SortedMap<String, Slot> slots = new TreeMap<>();

  /**
   * Begins to work at once.
   *
   * @param root folder below which the indexes live
   * @param progress called on the engine's thread whenever it has done something
   */
  Engine(Path root, ChangeLog log, Settings settings, Runnable progress) {
    this.root = root;
    this.lingers = settings.linger().isPositive();
    this.follower = new Follower(this::present, sources, log, settings, progress, this::forget);
    this.subscription = log.onCommit(follower::signal);
    this.thread = Thread.ofPlatform().daemon().name("exemplar-search-follower").start(follower);
  }

  private Collection<Slot> present() {
    return slots.values();
  }

  /** Makes the indexes those of the definitions; opening and building them goes on beside. */
  synchronized void define(List<Definition> definitions) {
    SortedMap<String, Slot> next = new TreeMap<>();
    Set<String> folders = new HashSet<>();
    for (Definition definition : definitions) {
      if (folders.add(definition.folder())) {
        next.put(definition.id(), slot(definition));
      } else {
        LOG.error("Index {}: another one has its folder {}", definition.id(), definition.folder());
      }
    }
    List<Slot> leaving =
        slots.values().stream().filter(slot -> next.get(slot.id()) != slot).toList();
    // known before they are no longer present, and present before they are forgotten: whoever asks
    // meanwhile finds them
    leaving.stream()
        .filter(slot -> lingers && !next.containsKey(slot.id()))
        .forEach(slot -> lingering.put(slot.id(), slot));
    slots = next;
    leaving.forEach(slot -> follower.leave(slot, lingering.containsValue(slot)));
    next.values().forEach(this::forget);
    follower.signal();
  }

  private void forget(Slot slot) {
    lingering.remove(slot.id(), slot);
  }

  private Slot slot(Definition definition) {
    Slot known = slots.get(definition.id());
    Slot present = known == null ? back(definition) : known;
    if (present == null || present.kind() != definition.index().source()) {
      return new Slot(definition, root, analyzers);
    }
    present.define(definition);
    return present;
  }

  /** The index of a definition that had gone and is still open. */
  private @Nullable Slot back(Definition definition) {
    Slot slot = lingering.get(definition.id());
    if (slot == null || slot.kind() != definition.index().source() || !follower.stay(slot)) {
      return null;
    }
    return slot;
  }

  void add(DocumentSource source) {
    sources.add(source);
    follower.signal();
  }

  /** Indexes of the source's kind keep what they have; a scan that runs is given up. */
  void remove(DocumentSource source) {
    sources.remove(source);
    present().stream()
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
    Slot slot = slots.get(id);
    return slot != null && slot.live().filter(live -> !live.dirty()).isPresent();
  }

  @Override
  public SearchResult search(SearchQuery query) {
    List<Asked> chosen = chosen(query);
    List<Definition> definitions = chosen.stream().map(Asked::definition).toList();
    Question question = Question.of(query, definitions, analyzers);
    try {
      return answer(question, chosen);
    } catch (Refused refused) {
      throw refused;
    } catch (IOException | RuntimeException | InternalError broken) {
      withdrawDamaged(chosen, broken);
      return answerAgain(question, chosen);
    }
  }

  /** An index with the definition that it answers under. */
  private record Asked(Slot slot, Definition definition) {
    static Asked now(Slot slot) {
      return new Asked(slot, slot.definition());
    }
  }

  private List<Asked> chosen(SearchQuery query) {
    Set<String> ids = new TreeSet<>(query.indexes());
    return query.known().isEmpty() ? chosen(ids) : chosen(query.known(), ids);
  }

  private List<Asked> chosen(Set<String> ids) {
    SortedMap<String, Slot> all = slots;
    if (ids.isEmpty()) {
      return all.values().stream().map(Asked::now).toList();
    }
    return ids.stream()
        .map(id -> slot(id).orElseThrow(() -> Refusals.unknownIndex(id, all.keySet())))
        .map(Asked::now)
        .toList();
  }

  private List<Asked> chosen(List<IndexEdition> known, Set<String> ids) {
    SortedMap<String, IndexEdition> editions = new TreeMap<>();
    known.forEach(edition -> editions.put(edition.id(), edition));
    for (String id : ids) {
      if (!editions.containsKey(id) || slot(id).isEmpty()) {
        throw Refusals.unknownIndex(id, editions.keySet());
      }
    }
    List<Asked> chosen = new ArrayList<>();
    editions.values().stream()
        .filter(edition -> ids.isEmpty() || ids.contains(edition.id()))
        .forEach(
            edition ->
                slot(edition.id())
                    .ifPresent(slot -> chosen.add(new Asked(slot, Definition.of(edition)))));
    return chosen;
  }

  private Optional<Slot> slot(String id) {
    Slot slot = slots.get(id);
    return Optional.ofNullable(slot == null ? lingering.get(id) : slot);
  }

  private SearchResult answer(Question question, List<Asked> chosen) throws IOException {
    List<Generation.Lease> leases = new ArrayList<>();
    List<Definition> definitions = new ArrayList<>();
    try {
      for (Asked asked : chosen) {
        Optional<Generation.Lease> lease = lease(asked.slot());
        if (lease.isPresent()) {
          leases.add(lease.get());
          definitions.add(asked.definition());
        }
      }
      var readers = leases.stream().map(Generation.Lease::reader).toList();
      return new Answer(question, definitions, readers, cache, analyzers).result();
    } finally {
      leases.forEach(Generation.Lease::close);
    }
  }

  /** Leases what answers; tries again when that was replaced just now. */
  private static Optional<Generation.Lease> lease(Slot slot) {
    Optional<Generation> live = slot.live();
    Optional<Generation.Lease> lease = live.flatMap(Generation::lease);
    return lease.isPresent() || live.equals(slot.live())
        ? lease
        : slot.live().flatMap(Generation::lease);
  }

  private SearchResult answerAgain(Question question, List<Asked> chosen) {
    try {
      return answer(question, chosen);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** Takes those indexes out of service that do not stand a check of all their bytes. */
  private void withdrawDamaged(List<Asked> chosen, Throwable reason) {
    LOG.warn("A search failed; the indexes are checked", reason);
    for (Asked asked : chosen) {
      Slot slot = asked.slot();
      slot.live().ifPresent(generation -> withdrawIfDamaged(slot, generation));
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
    analyzers.close();
    Quietly.run(this::forget);
  }

  /** Deletes indexes that no plugin has defined for a month. */
  private void forget() throws IOException {
    Set<Path> used = present().stream().map(Slot::folder).collect(Collectors.toSet());
    Instant limit = Instant.now().minus(DAYS_KEPT, ChronoUnit.DAYS);
    for (Path folder : Folders.children(root)) {
      if (!used.contains(folder) && Files.getLastModifiedTime(folder).toInstant().isBefore(limit)) {
        Folders.delete(folder);
      }
    }
  }
}
