package org.exemplar.search.internal;

import java.util.List;
import org.exemplar.store.Change;
import org.exemplar.store.ChangeLog;

/**
 * How far a change log has been followed.
 *
 * @param position position of the last entry, 0 before the first
 * @param hash hash of that entry, empty before the first
 */
record Mark(long position, String hash) {
  static final Mark START = new Mark(0, "");

  static Mark of(Change change) {
    return new Mark(change.position(), change.hash());
  }

  /** The end of the log. */
  static Mark head(ChangeLog log) {
    return at(log, log.head());
  }

  /** Whether the log still holds the entry; it does not after an older store was put back. */
  boolean isIn(ChangeLog log) {
    return position <= log.head() && at(log, position).equals(this);
  }

  private static Mark at(ChangeLog log, long position) {
    if (position <= 0) {
      return START;
    }
    List<Change> entries = log.after(position - 1, 1);
    return entries.isEmpty() ? START : of(entries.getFirst());
  }
}
