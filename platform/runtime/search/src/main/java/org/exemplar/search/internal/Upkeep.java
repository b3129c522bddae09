package org.exemplar.search.internal;

import java.io.IOException;
import java.util.Collection;
import java.util.Optional;

/** Shows what was written, makes it durable, and notices files that are lost. */
final class Upkeep {
  private static final long FAR_BEHIND = 10_000;

  private final Settings settings;
  private final Runnable lost;
  private long refreshedAt;
  private long lookedAt;

  /**
   * For the follower.
   *
   * @param lost called when files of an index are found to be missing or cut
   */
  Upkeep(Settings settings, long now, Runnable lost) {
    this.settings = settings;
    this.lost = lost;
    this.lookedAt = now;
    this.refreshedAt = now - settings.refresh().toMillis();
  }

  boolean mayRefresh(long now) {
    return now - refreshedAt >= settings.refresh().toMillis();
  }

  /** Lets searches see what has been written. */
  void refresh(Collection<Slot> present, long now) {
    for (Slot slot : present) {
      slot.live()
          .filter(Generation::dirty)
          .filter(generation -> !slot.isScanning(generation) || isShowingDue(slot, now))
          .ifPresent(generation -> refresh(generation, now));
    }
  }

  /** Whether a first build may show what it has; it would be slow if it did so all the time. */
  private boolean isShowingDue(Slot slot, long now) {
    boolean due = now - slot.savedAt() >= settings.commit().toMillis();
    if (due) {
      slot.saved(now);
    }
    return due;
  }

  private void refresh(Generation generation, long now) {
    refreshedAt = now;
    try {
      generation.refresh();
    } catch (IOException | RuntimeException broken) {
      generation.complain("it cannot be refreshed: " + broken);
    }
  }

  /** Commits, or gives back the memory of a writer, where that is due. */
  void save(Slot slot, long now) {
    Optional<Generation> own =
        slot.live()
            .filter(generation -> slot.candidate().isEmpty() && generation.complaint().isEmpty());
    if (own.isEmpty()) {
      return;
    }
    Generation generation = own.get();
    long age = now - slot.savedAt();
    try {
      if (mustCommit(generation) && age >= settings.commit().toMillis()) {
        generation.commit();
        slot.saved(now);
      } else if (isIdle(generation) && age >= settings.idle().toMillis()) {
        generation.closeWriter();
      }
    } catch (IOException | RuntimeException broken) {
      generation.complain("it cannot be committed: " + broken);
    }
  }

  private static boolean mustCommit(Generation generation) {
    long behind = generation.mark().position() - generation.saved().mark().position();
    return generation.unsaved() || behind >= FAR_BEHIND;
  }

  private static boolean isIdle(Generation generation) {
    return generation.writing() && !generation.unsaved() && !generation.dirty();
  }

  /** Notices files that were deleted or cut while the platform runs. */
  void lookAfter(Collection<Slot> present, long now) {
    if (now - lookedAt < settings.presence().toMillis()) {
      return;
    }
    lookedAt = now;
    for (Slot slot : present) {
      slot.live().filter(generation -> slot.candidate().isEmpty()).ifPresent(this::lookAfter);
    }
  }

  private void lookAfter(Generation generation) {
    try {
      if (!generation.present()) {
        generation.complain("its files are missing or cut");
        lost.run();
      }
    } catch (IOException broken) {
      generation.complain("its files cannot be read: " + broken);
      lost.run();
    }
  }
}
