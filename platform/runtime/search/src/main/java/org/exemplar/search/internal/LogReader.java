package org.exemplar.search.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.exemplar.search.DocumentSource;
import org.exemplar.store.Change;
import org.exemplar.store.ChangeLog;

/** Brings indexes of one kind further along the change log, one batch at a time. */
final class LogReader {
  private final ChangeLog log;
  private final int batch;

  LogReader(ChangeLog log, int batch) {
    this.log = log;
    this.batch = batch;
  }

  /**
   * A generation with what its documents are made by.
   *
   * @param own whether that is the generation's own definition
   */
  record Target(Generation generation, Documents documents, boolean own) {
    long position() {
      return generation.mark().position();
    }
  }

  /**
   * Applies the next entries; says whether there may be more. One that is far behind the others
   * does not hold them up.
   */
  boolean follow(DocumentSource source, List<Target> targets) {
    long head = log.head();
    List<Target> behind = targets.stream().filter(target -> isBehind(target, head)).toList();
    long foremost = targets.stream().mapToLong(Target::position).max().orElse(head);
    Map<Boolean, List<Target>> near =
        behind.stream()
            .collect(Collectors.partitioningBy(target -> target.position() >= foremost - batch));
    boolean more = advance(source, near.getOrDefault(true, List.of()));
    return advance(source, near.getOrDefault(false, List.of())) || more;
  }

  private boolean advance(DocumentSource source, List<Target> sound) {
    if (sound.isEmpty()) {
      return false;
    }
    long from = sound.stream().mapToLong(Target::position).min().orElse(0);
    List<Change> changes = log.after(from, batch);
    if (!changes.isEmpty()) {
      apply(source, sound, changes);
    }
    return changes.size() == batch;
  }

  private static boolean isBehind(Target target, long head) {
    if (target.position() > head) {
      target.generation().complain("the store is older than the index");
    }
    return target.position() < head;
  }

  private void apply(DocumentSource source, List<Target> targets, List<Change> changes) {
    List<Set<String>> touched = changes.stream().map(source::touchedBy).toList();
    Set<String> keys = new LinkedHashSet<>();
    touched.forEach(keys::addAll);
    Map<String, Map<String, Object>> documents = keys.isEmpty() ? Map.of() : source.load(keys);
    for (Target target : targets) {
      apply(target, changes, touched, documents);
    }
  }

  private static void apply(
      Target target,
      List<Change> changes,
      List<Set<String>> touched,
      Map<String, Map<String, Object>> documents) {
    Set<String> keys = new LinkedHashSet<>();
    for (int i = 0; i < changes.size(); i++) {
      if (changes.get(i).position() > target.position()) {
        keys.addAll(touched.get(i));
      }
    }
    try {
      if (!keys.isEmpty() && !target.own()) {
        target.generation().mix();
      }
      put(target, keys, documents);
      if (changes.getLast().position() > target.position()) {
        target.generation().mark(Mark.of(changes.getLast()));
      }
    } catch (IOException | RuntimeException broken) {
      target.generation().complain("it cannot be written: " + broken);
    }
  }

  private static void put(
      Target target, Collection<String> keys, Map<String, Map<String, Object>> documents)
      throws IOException {
    for (String key : keys) {
      target
          .generation()
          .put(
              key,
              Optional.ofNullable(documents.get(key))
                  .flatMap(document -> target.documents().document(key, document)));
    }
  }

  private static Target target(Slot slot, Generation generation, Documents documents) {
    String made = generation.saved().fingerprint();
    return new Target(generation, documents, made.equals(slot.definition().fingerprint()));
  }

  /** Those of the slots that can follow. */
  static List<Target> targets(Collection<Slot> slots) {
    List<Target> targets = new ArrayList<>();
    for (Slot slot : slots) {
      Documents documents = new Documents(slot.definition());
      slot.following().stream()
          .filter(generation -> generation.complaint().isEmpty())
          .forEach(generation -> targets.add(target(slot, generation, documents)));
    }
    return targets;
  }
}
