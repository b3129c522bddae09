package org.exemplar.search.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.exemplar.plugins.Assessment.Difference;
import org.exemplar.plugins.Assessment.IndexWork;
import org.exemplar.plugins.ChangeParticipant.Progress;
import org.exemplar.search.DocumentSource;
import org.exemplar.spi.IndexSource;
import org.exemplar.store.ChangeLog;

/** What a change of definitions means for the indexes, and the building of them beforehand. */
final class Preparations {
  private final Path root;
  private final Roster roster;
  private final Follower follower;
  private final Steps steps;
  private final Sources sources;
  private final ChangeLog log;
  private final BuildRate rate;

  Preparations(
      Path root,
      Roster roster,
      Follower follower,
      Steps steps,
      Sources sources,
      ChangeLog log,
      BuildRate rate) {
    this.root = root;
    this.roster = roster;
    this.follower = follower;
    this.steps = steps;
    this.sources = sources;
    this.log = log;
    this.rate = rate;
  }

  /** What is to be built, and what goes. */
  List<IndexWork> work(List<Definition> before, List<Definition> after) {
    Map<String, Definition> known = byId(before);
    Set<String> staying = byId(after).keySet();
    List<IndexWork> work = new ArrayList<>();
    for (Definition definition : changed(before, after)) {
      Difference difference =
          known.containsKey(definition.id()) ? Difference.CHANGED : Difference.ADDED;
      work.add(work(definition, difference));
    }
    before.stream()
        .map(Definition::id)
        .filter(id -> !staying.contains(id))
        .forEach(id -> work.add(new IndexWork(id, Difference.REMOVED, 0, 0)));
    return work;
  }

  private static Map<String, Definition> byId(List<Definition> definitions) {
    return definitions.stream()
        .collect(Collectors.toMap(Definition::id, Function.identity(), (first, second) -> first));
  }

  /** Those of the definitions that ask for another content. */
  private static List<Definition> changed(List<Definition> before, List<Definition> after) {
    Set<String> known = before.stream().map(Definition::fingerprint).collect(Collectors.toSet());
    return after.stream().filter(wanted -> !known.contains(wanted.fingerprint())).toList();
  }

  private IndexWork work(Definition definition, Difference difference) {
    OptionalLong entries = toFollow(definition);
    long documents = entries.isPresent() ? 0 : documents(definition.index().source());
    double seconds = rate.seconds(entries.orElse(documents));
    return new IndexWork(definition.id(), difference, documents, seconds);
  }

  private long toDo(Definition definition) {
    return toFollow(definition).orElseGet(() -> documents(definition.index().source()));
  }

  /** How many entries of the log an index lacks that is there already, open or on disk. */
  private OptionalLong toFollow(Definition definition) {
    Optional<Mark> reached =
        roster
            .exact(definition.fingerprint())
            .filter(Slot::ready)
            .flatMap(Slot::live)
            .map(Generation::mark)
            .or(() -> onDisk(definition))
            .filter(mark -> mark.isIn(log));
    return reached.isEmpty()
        ? OptionalLong.empty()
        : OptionalLong.of(log.head() - reached.get().position());
  }

  private Optional<Mark> onDisk(Definition definition) {
    try {
      return Shelf.find(root.resolve(definition.folder()), definition, Set.of())
          .flatMap(Shelf::commit)
          .map(CommitData::mark);
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  private long documents(IndexSource kind) {
    return sources
        .of(kind)
        .map(DocumentSource::count)
        .orElse(OptionalLong.empty())
        .orElseGet(() -> live(kind));
  }

  private long live(IndexSource kind) {
    return roster.view().present().values().stream()
        .filter(slot -> slot.kind() == kind)
        .mapToLong(slot -> slot.live().map(Generation::documents).orElse(0))
        .max()
        .orElse(0);
  }

  /** Why an index could not be made ready. */
  enum Trouble {
    NO_SOURCE,
    DOCUMENTS,
    FILES,
    STOPPED
  }

  /**
   * What came of it.
   *
   * @param troubles by definition, empty where all are ready
   * @param discard throws away what was made ready and has not been taken
   */
  record Outcome(Map<Definition, Trouble> troubles, Runnable discard) {}

  /**
   * Builds the indexes whose content changes, beside those that answer, and returns when all have
   * followed the log to where it stood at the beginning, or when one of them cannot be built. What
   * there is to do is told before any of it is begun.
   */
  Outcome prepare(List<Definition> before, List<Definition> after, Progress progress)
      throws InterruptedException {
    List<Definition> changed = changed(before, after);
    Tally tally = new Tally(changed.stream().mapToLong(this::toDo).toArray());
    tally.report(progress);
    List<Slot> slots = roster.prepare(changed, Follower.now());
    tally.count(slots);
    Runnable discard =
        () -> {
          roster.discard(slots, Follower.now());
          follower.changed();
        };
    follower.signal();
    boolean done = false;
    try {
      Map<Definition, Trouble> troubles = await(slots, tally, progress);
      done = troubles.isEmpty();
      return new Outcome(troubles, done ? discard : () -> {});
    } finally {
      if (!done) {
        discard.run();
      }
    }
  }

  private Map<Definition, Trouble> await(List<Slot> slots, Tally tally, Progress progress)
      throws InterruptedException {
    boolean going = true;
    while (true) {
      long seen = steps.done();
      Map<Definition, Trouble> troubles = troubles(slots, going);
      tally.report(progress);
      if (!troubles.isEmpty() || slots.stream().allMatch(Preparations::isReady)) {
        return troubles;
      }
      going = steps.await(seen);
    }
  }

  private static boolean isReady(Slot slot) {
    return slot.ready() && slot.live().filter(live -> !live.dirty()).isPresent();
  }

  private Map<Definition, Trouble> troubles(List<Slot> slots, boolean going) {
    return slots.stream()
        .filter(slot -> !isReady(slot))
        .flatMap(
            slot -> trouble(slot, going).map(why -> Map.entry(slot.definition(), why)).stream())
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private Optional<Trouble> trouble(Slot slot, boolean going) {
    Optional<Throwable> failure = slot.failure();
    if (failure.isPresent()) {
      return Optional.of(failure.get() instanceof IOException ? Trouble.FILES : Trouble.DOCUMENTS);
    }
    if (sources.of(slot.kind()).isEmpty()) {
      return Optional.of(Trouble.NO_SOURCE);
    }
    if (follower.troubled(slot.kind())) {
      return Optional.of(Trouble.DOCUMENTS);
    }
    return going ? Optional.empty() : Optional.of(Trouble.STOPPED);
  }
}
