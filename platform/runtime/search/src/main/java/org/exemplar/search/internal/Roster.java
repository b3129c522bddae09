package org.exemplar.search.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.exemplar.search.IndexEdition;
import org.exemplar.search.internal.Candidate.Phase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which indexes there are: those of the present definitions, those made ready for others, and those
 * that are leaving. Who asks sees one whole state; who changes it takes turns.
 */
final class Roster {
  private static final Logger LOG = LoggerFactory.getLogger(Roster.class);

  private final Function<Definition, Slot> fresh;
  private final boolean lingers;
  private volatile View view = new View(Collections.emptySortedMap(), List.of(), List.of());

  /**
   * Begins with none.
   *
   * @param fresh makes the slot of an index that is not there
   * @param lingers whether an index that leaves answers for a while those who still know it
   */
  Roster(Function<Definition, Slot> fresh, boolean lingers) {
    this.fresh = fresh;
    this.lingers = lingers;
  }

  /**
   * One state.
   *
   * @param present by id
   * @param leaving may linger for a while
   */
  record View(SortedMap<String, Slot> present, List<Slot> prepared, List<Slot> leaving) {
    /** Those that serve or will. */
    List<Slot> wanted() {
      return Stream.concat(present.values().stream(), prepared.stream()).toList();
    }

    List<Slot> all() {
      return Stream.concat(wanted().stream(), leaving.stream()).toList();
    }

    /** Folders of the generations that are open. */
    Set<Path> used() {
      return all().stream()
          .flatMap(
              slot ->
                  Stream.concat(
                      slot.live().stream(), slot.candidate().map(Candidate::generation).stream()))
          .map(Generation::folder)
          .collect(Collectors.toSet());
    }
  }

  View view() {
    return view;
  }

  /** The index with an id. */
  Optional<Slot> find(String id) {
    View now = view;
    Slot present = now.present().get(id);
    return present == null ? lingering(now, slot -> slot.id().equals(id)) : Optional.of(present);
  }

  /** The index under a definition or, where there is none, the one with its id. */
  Optional<Slot> find(IndexEdition edition) {
    View now = view;
    Predicate<Slot> exact = slot -> slot.fingerprint().equals(edition.fingerprint());
    Optional<Slot> present = Optional.ofNullable(now.present().get(edition.id())).filter(exact);
    return present
        .or(() -> now.prepared().stream().filter(exact).filter(Slot::ready).findFirst())
        .or(() -> lingering(now, exact))
        .or(() -> Optional.ofNullable(now.present().get(edition.id())))
        .or(() -> lingering(now, slot -> slot.id().equals(edition.id())));
  }

  /** An index that is there under a definition, whatever it is for. */
  Optional<Slot> exact(String fingerprint) {
    return view.all().stream().filter(slot -> slot.fingerprint().equals(fingerprint)).findFirst();
  }

  private Optional<Slot> lingering(View of, Predicate<Slot> wanted) {
    return lingers ? of.leaving().reversed().stream().filter(wanted).findFirst() : Optional.empty();
  }

  /** Makes the indexes those of the definitions. */
  synchronized void define(List<Definition> definitions, long leavesAt) {
    View before = view;
    SortedMap<String, Slot> present = new TreeMap<>();
    Set<String> folders = new HashSet<>();
    for (Definition definition : definitions) {
      if (folders.add(definition.folder())) {
        Slot slot = slot(before, definition);
        slot.define(definition);
        slot.publish(true);
        slot.stay();
        present.put(definition.id(), slot);
      } else {
        LOG.error("Index {}: another one has its folder {}", definition.id(), definition.folder());
      }
    }
    List<Slot> leaving = new ArrayList<>(without(before.leaving(), present.values()));
    List<Slot> gone = without(before.present().values(), present.values());
    gone.forEach(slot -> slot.leave(leavesAt));
    leaving.addAll(gone);
    List<Slot> idle = without(before.prepared(), present.values());
    List<Slot> late = idle.stream().filter(slot -> serves(present, slot.fingerprint())).toList();
    late.forEach(slot -> slot.leave(Long.MIN_VALUE));
    leaving.addAll(late);
    view = new View(present, without(idle, late), leaving);
  }

  private static boolean serves(SortedMap<String, Slot> present, String fingerprint) {
    return present.values().stream().anyMatch(slot -> slot.fingerprint().equals(fingerprint));
  }

  private Slot slot(View before, Definition wanted) {
    Optional<Slot> present = Optional.ofNullable(before.present().get(wanted.id()));
    Predicate<Slot> exact = slot -> slot.fingerprint().equals(wanted.fingerprint());
    Predicate<Slot> alike =
        slot -> slot.id().equals(wanted.id()) && slot.kind() == wanted.index().source();
    return present
        .filter(exact)
        .or(() -> before.prepared().stream().filter(exact).filter(Slot::ready).findFirst())
        .or(() -> lingering(before, exact).filter(Slot::ready))
        .or(() -> present.filter(alike))
        .or(() -> present.isEmpty() ? lingering(before, alike) : Optional.empty())
        .orElseGet(() -> fresh.apply(wanted));
  }

  /**
   * Makes indexes ready for definitions that are to come; what was made ready before is given up.
   */
  synchronized List<Slot> prepare(List<Definition> definitions, long now) {
    View before = view;
    List<Slot> prepared = new ArrayList<>();
    for (Definition definition : definitions) {
      Predicate<Slot> exact = slot -> slot.fingerprint().equals(definition.fingerprint());
      prepared.add(
          before.prepared().stream()
              .filter(exact)
              .findFirst()
              .or(() -> lingering(before, exact).filter(Slot::ready))
              .orElseGet(() -> fresh.apply(definition)));
    }
    prepared.forEach(slot -> slot.publish(false));
    prepared.forEach(Slot::stay);
    List<Slot> leaving = new ArrayList<>(without(before.leaving(), prepared));
    List<Slot> given = without(before.prepared(), prepared);
    given.forEach(slot -> slot.leave(now));
    leaving.addAll(given);
    view = new View(before.present(), prepared, leaving);
    return List.copyOf(prepared);
  }

  /** Gives up those that are only made ready. */
  synchronized void discard(Collection<Slot> given, long now) {
    View before = view;
    List<Slot> leaving = new ArrayList<>(before.leaving());
    List<Slot> left = before.prepared().stream().filter(given::contains).toList();
    left.forEach(slot -> slot.leave(now));
    leaving.addAll(left);
    view = new View(before.present(), without(before.prepared(), given), leaving);
  }

  /** Lets an index that was replaced go on answering for a while. */
  synchronized void linger(Slot former) {
    View before = view;
    List<Slot> leaving = new ArrayList<>(before.leaving());
    leaving.add(former);
    view = new View(before.present(), before.prepared(), leaving);
  }

  /** Takes off those whose time has come, to be closed. */
  synchronized List<Slot> left(long now) {
    View before = view;
    List<Slot> due =
        before.leaving().stream()
            .filter(slot -> slot.leavesAt() <= now)
            .filter(
                slot -> slot.candidate().filter(next -> next.phase() == Phase.SCANNING).isEmpty())
            .toList();
    if (!due.isEmpty()) {
      view = new View(before.present(), before.prepared(), without(before.leaving(), due));
    }
    return due;
  }

  private static List<Slot> without(Collection<Slot> slots, Collection<Slot> those) {
    return slots.stream().filter(slot -> !those.contains(slot)).toList();
  }
}
