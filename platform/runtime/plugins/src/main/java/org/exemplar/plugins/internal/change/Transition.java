package org.exemplar.plugins.internal.change;

import java.util.List;
import org.exemplar.plugins.internal.lock.LockEntry;
import org.exemplar.plugins.internal.lock.PluginLock;

/**
 * From what runs to what is to run.
 *
 * @param base what runs
 * @param next what is to run
 * @param known whether all of it has run before
 */
record Transition(PluginLock base, List<LockEntry> next, boolean known) {
  /** Plugins that run and are not to run any more, in this archive. */
  List<LockEntry> leaving() {
    return base.plugins().stream().filter(entry -> !holds(next, entry)).toList();
  }

  /** Plugins that are to run and do not, in this archive. */
  List<LockEntry> arriving() {
    return next.stream().filter(entry -> !holds(base.plugins(), entry)).toList();
  }

  /** One that is in quarantine on one side alone counts as another one. */
  private static boolean holds(List<LockEntry> entries, LockEntry entry) {
    return entries.stream()
        .anyMatch(
            each ->
                each.isSameArchive(entry)
                    && each.quarantine().isPresent() == entry.quarantine().isPresent());
  }
}
