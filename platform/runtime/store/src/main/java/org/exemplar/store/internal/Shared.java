package org.exemplar.store.internal;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Work that takes long: whoever asks for it while it is done gets what it comes to. */
final class Shared<T> {
  private final AtomicReference<@Nullable CompletableFuture<T>> running = new AtomicReference<>();
  private final Supplier<T> work;

  Shared(Supplier<T> work) {
    this.work = work;
  }

  T get() {
    CompletableFuture<T> mine = new CompletableFuture<>();
    CompletableFuture<T> other = running.compareAndExchange(null, mine);
    if (other == null) {
      run(mine);
    }
    try {
      return (other == null ? mine : other).join();
    } catch (CompletionException failed) {
      throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
    }
  }

  private void run(CompletableFuture<T> mine) {
    try {
      mine.complete(work.get());
    } catch (Throwable failed) { // others wait for it
      mine.completeExceptionally(failed);
    } finally {
      running.set(null);
    }
  }
}
