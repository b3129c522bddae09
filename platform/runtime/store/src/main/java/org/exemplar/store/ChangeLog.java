package org.exemplar.store;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The ordered, append-only, hash-chained log of all committed changes.
 *
 * <p>The hash of an entry is SHA-256, in lower-case hex, over eight or nine fields in UTF-8: the
 * hash of the entry before (64 zeros for the first), position in decimal, time as {@code
 * 2026-03-01T12:00:00.120Z}, actor, kind, subject type, subject key, payload, and the column origin
 * where it is not empty. Each field is a netstring, which is its length in bytes, a colon, the
 * bytes, a comma; so anybody can recompute the chain from the table {@code change_log}, and no two
 * entries have the same form.
 */
@ProviderType
public interface ChangeLog {
  /**
   * Position of the last committed entry, 0 when there is none. It costs nothing: it is kept in
   * memory. Commits of other nodes on the same database are noticed within half a second.
   */
  long head();

  /**
   * Committed entries after a position, in order, at most {@code limit}. Inside a read they are
   * those of its snapshot.
   */
  List<Change> after(long position, int limit);

  /**
   * Calls the listener after every commit, on the committing thread; it must return at once and
   * must not write. Commits of other nodes on the same database are heard too, within half a second
   * and on another thread; several commits may be one call. Closing ends that.
   */
  AutoCloseable onCommit(Runnable listener);

  /**
   * Recomputes the chain from the first entry to the head. It finds what was edited, reordered,
   * added or deleted, at the end too; it can't find a log that was rewritten as a whole together
   * with its head, for which a hash must be kept elsewhere.
   *
   * @throws IllegalStateException inside a work
   */
  ChainCheck verify();
}
