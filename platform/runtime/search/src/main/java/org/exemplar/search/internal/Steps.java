package org.exemplar.search.internal;

/** Counts the steps of the follower, for those who wait for what it does. */
final class Steps {
  private long done;
  private boolean ended;

  synchronized long done() {
    return done;
  }

  synchronized void step() {
    done++;
    notifyAll();
  }

  synchronized void end() {
    ended = true;
    notifyAll();
  }

  /** Waits until another step has been done; false when there will be none. */
  synchronized boolean await(long seen) throws InterruptedException {
    while (done == seen && !ended) {
      wait();
    }
    return !ended;
  }
}
