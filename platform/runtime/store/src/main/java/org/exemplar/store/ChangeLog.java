package org.exemplar.store;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** The ordered, append-only, hash-chained log of all committed changes. */
@ProviderType
public interface ChangeLog {
  /** Position of the last committed entry, 0 when there is none. */
  long head();

  /** Committed entries after a position, in order, at most {@code limit}. */
  List<Change> after(long position, int limit);

  /**
   * Calls the listener after every commit, on the committing thread; it must return at once.
   * Closing ends that.
   */
  AutoCloseable onCommit(Runnable listener);

  /** Recomputes the chain. */
  ChainCheck verify();
}
