package org.exemplar.plugins.internal.lock;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * What runs.
 *
 * @param generation 1 for the first, one more at each change
 * @param change id of the change that led to it, empty for the first
 * @param plugins the plugins in the order in which they are started
 * @param previous what ran before the last change, to which one step leads back
 * @param shipped ids of the plugins that the distribution was known to hold; a new one is added at
 *     the next start, one that somebody removed is not
 */
public record PluginLock(
    long generation,
    Optional<String> change,
    List<LockEntry> plugins,
    Optional<List<LockEntry>> previous,
    SortedSet<String> shipped) {
  public PluginLock {
    plugins = List.copyOf(plugins);
    previous = previous.map(List::copyOf);
    shipped = new TreeSet<>(shipped);
  }

  /** Nothing runs, and nobody ever decided so. */
  public static PluginLock none() {
    return new PluginLock(0, Optional.empty(), List.of(), Optional.empty(), new TreeSet<>());
  }

  /** The plugin of that id. */
  public Optional<LockEntry> find(String id) {
    return plugins.stream().filter(entry -> entry.id().equals(id)).findFirst();
  }

  /** What runs after a change. */
  public PluginLock after(String changeId, List<LockEntry> next) {
    return new PluginLock(
        generation + 1, Optional.of(changeId), next, Optional.of(plugins), shipped);
  }

  /**
   * The same plugins in the same places, one of them put aside. It is no step to lead back; a step
   * back over another change leaves it aside.
   */
  public PluginLock putAside(String id, Quarantine why) {
    Optional<LockEntry> found = find(id);
    UnaryOperator<LockEntry> change =
        each -> found.filter(each::isSameArchive).isPresent() ? each.quarantined(why) : each;
    return new PluginLock(
        generation + 1,
        this.change,
        plugins.stream().map(change).toList(),
        previous.map(entries -> entries.stream().map(change).toList()),
        shipped);
  }

  /**
   * This lock, with those aside that were put aside between two others.
   *
   * @param before the one that this one was made from
   * @param now what runs by now
   */
  public PluginLock keeping(PluginLock before, PluginLock now) {
    PluginLock kept = this;
    for (LockEntry entry : now.plugins()) {
      boolean since =
          before
              .find(entry.id())
              .filter(old -> old.isSameArchive(entry) && old.quarantine().isEmpty())
              .isPresent();
      boolean stays = kept.find(entry.id()).filter(entry::isSameArchive).isPresent();
      if (since && stays && entry.quarantine().isPresent()) {
        kept = kept.putAside(entry.id(), entry.quarantine().get());
      }
    }
    return kept;
  }

  /**
   * What runs with the plugins that a distribution holds: its own take the place of those of an
   * earlier one, new ones are added, and those that it holds no more are gone.
   */
  public PluginLock withDistribution(List<LockEntry> held) {
    List<LockEntry> next = new ArrayList<>();
    for (LockEntry entry : plugins) {
      if (entry.source() == LockEntry.Source.ARCHIVE) {
        next.add(entry);
      } else {
        held.stream()
            .filter(each -> each.id().equals(entry.id()))
            .findFirst()
            .map(each -> each.isSameArchive(entry) ? entry : each)
            .ifPresent(next::add);
      }
    }
    for (LockEntry each : held) {
      if (!shipped.contains(each.id()) && find(each.id()).isEmpty()) {
        next.add(each);
      }
    }
    SortedSet<String> known = new TreeSet<>(shipped);
    held.forEach(each -> known.add(each.id()));
    return next.equals(plugins) && known.equals(shipped)
        ? this
        : new PluginLock(generation + 1, change, next, previous, known);
  }
}
