package org.exemplar.search.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import org.exemplar.plugins.ChangeParticipant.Progress;

/** How far several indexes have come, in documents and entries of the log together. */
final class Tally {
  private final List<Slot> slots;
  private final long[] expected;
  private final long[] done;

  /**
   * Counts from now.
   *
   * @param expected how much there is to do for an index, an estimate
   */
  Tally(List<Slot> slots, ToLongFunction<Slot> expected) {
    this.slots = new ArrayList<>(slots);
    this.expected = slots.stream().mapToLong(expected).toArray();
    this.done = new long[slots.size()];
  }

  /** Says how far they are; what is done never becomes less. */
  void report(Progress progress) {
    long all = 0;
    long soFar = 0;
    for (int i = 0; i < done.length; i++) {
      Slot slot = slots.get(i);
      long reached = slot.ready() ? expected[i] : slot.candidate().map(Candidate::done).orElse(0L);
      done[i] = Math.max(done[i], reached);
      expected[i] = Math.max(expected[i], done[i]);
      soFar += done[i];
      all += expected[i];
    }
    progress.at(soFar, all);
  }
}
