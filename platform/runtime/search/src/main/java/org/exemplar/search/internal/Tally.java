package org.exemplar.search.internal;

import java.util.List;
import org.exemplar.plugins.ChangeParticipant.Progress;

/** How far several indexes have come, in documents and entries of the log together. */
final class Tally {
  private final long[] expected;
  private final long[] done;
  private List<Slot> slots = List.of();

  /**
   * Nothing is done yet.
   *
   * @param expected how much there is to do for each index, an estimate
   */
  Tally(long... expected) {
    this.expected = expected.clone();
    this.done = new long[expected.length];
  }

  /** Counts what is done for these indexes, of which each has its place among the estimates. */
  void count(List<Slot> these) {
    slots = List.copyOf(these);
  }

  /** Says how far they are; what is done never becomes less. */
  void report(Progress progress) {
    long all = 0;
    long soFar = 0;
    for (int i = 0; i < done.length; i++) {
      done[i] = Math.max(done[i], i < slots.size() ? reached(slots.get(i), expected[i]) : 0);
      expected[i] = Math.max(expected[i], done[i]);
      soFar += done[i];
      all += expected[i];
    }
    progress.at(soFar, all);
  }

  private static long reached(Slot slot, long expected) {
    return slot.ready() ? expected : slot.candidate().map(Candidate::done).orElse(0L);
  }
}
