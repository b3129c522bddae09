package org.exemplar.web.internal;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.exemplar.store.Store;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;

/** The store is migrated (it is registered only then) and answers. */
@Component(service = ReadinessCheck.class)
public final class StoreCheck implements ReadinessCheck {
  private static final String CLOSED = "数据库未打开或未迁移 / the store is not open and migrated";
  private static final String SILENT = "数据库没有应答 / the store does not answer";

  private CompletableFuture<Boolean> answer = CompletableFuture.completedFuture(true);

  @Reference(cardinality = ReferenceCardinality.OPTIONAL)
  volatile @Nullable Store store;

  /** How long an answer may take. */
  volatile Duration patience = Duration.ofSeconds(1);

  @Override
  public String name() {
    return "store";
  }

  @Override
  public Optional<String> missing() {
    Store present = store;
    if (present == null) {
      return Optional.of(CLOSED);
    }
    return answers(present) ? Optional.empty() : Optional.of(SILENT);
  }

  /** Asks again only once the last question has been answered, however often it is called. */
  private synchronized boolean answers(Store present) {
    if (answer.isDone()) {
      answer =
          CompletableFuture.supplyAsync(
              () -> present.changes().after(Long.MAX_VALUE, 1).isEmpty(), StoreCheck::run);
    }
    try {
      return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException silent) {
      return false;
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static void run(Runnable question) {
    Thread.ofVirtual().name("store-check").start(question);
  }
}
