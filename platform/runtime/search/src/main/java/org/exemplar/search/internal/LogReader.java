package org.exemplar.search.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

  /** A generation with what its documents are made by. */
  record Target(Generation generation, Documents documents) {
    long position() {
      return generation.mark().position();
    }
  }

  /** Applies the next entries; says whether there may be more. */
  boolean follow(DocumentSource source, List<Target> targets) {
    long head = log.head();
    List<Target> sound = targets.stream().filter(target -> isBehind(target, head)).toList();
    if (sound.isEmpty()) {
      return false;
    }
    long from = sound.stream().mapToLong(Target::position).min().orElse(head);
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

  /** Those of the slots that can follow. */
  static List<Target> targets(Collection<Slot> slots) {
    List<Target> targets = new ArrayList<>();
    for (Slot slot : slots) {
      Documents documents = new Documents(slot.definition());
      slot.following().stream()
          .filter(generation -> generation.complaint().isEmpty())
          .forEach(generation -> targets.add(new Target(generation, documents)));
    }
    return targets;
  }
}
