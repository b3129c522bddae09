package org.exemplar.search.internal;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Compares the checksums of indexes just opened, one after the other, beside all else. */
final class Examiner {
  private final Runnable found;
  private @Nullable Thread last;

  /**
   * For the follower.
   *
   * @param found called when an index is found to be damaged
   */
  Examiner(Runnable found) {
    this.found = found;
  }

  void examine(Generation generation) {
    Thread before = last;
    last =
        Thread.ofPlatform()
            .daemon()
            .name("exemplar-search-examiner")
            .start(() -> examine(generation, before));
  }

  private void examine(Generation generation, @Nullable Thread before) {
    try {
      if (before != null) {
        before.join();
      }
      generation.checkIntegrity();
    } catch (IOException | RuntimeException | InternalError damaged) {
      generation.complain("it is damaged: " + damaged);
      found.run();
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }
}
