package org.exemplar.graphql.internal;

import io.opentelemetry.context.Context;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.exemplar.plugins.Problem;
import org.exemplar.spi.LocalizedText;
import org.exemplar.spi.schema.Refusal;
import org.exemplar.spi.schema.Refused;
import org.exemplar.spi.schema.SchemaContribution;
import org.exemplar.store.Snapshot;
import org.exemplar.tracing.Marks;
import org.exemplar.tracing.Tracing;
import org.jspecify.annotations.Nullable;

/**
 * Calls code of plugins apart from the requests that need it: within a time, and only so many at
 * once. Code that does not come back holds up nobody but those who ask for it, and after some of
 * that its plugin is put aside.
 */
final class PluginCalls implements AutoCloseable {
  private static final int AT_ONCE = 32;
  private static final int PUT_ASIDE_AFTER = 3;
  private static final Duration QUEUE = Duration.ofMillis(500);

  /** Puts a plugin aside whose code hangs. */
  @FunctionalInterface
  interface Quarantine {
    /**
     * Puts it aside.
     *
     * @param contribution the code, which may be that of a version that does not run
     */
    void hangs(String plugin, SchemaContribution contribution, List<Problem> problems);
  }

  /** How long one call may take. */
  volatile Duration limit;

  private final Quarantine quarantine;
  private final Tracing tracing;
  private final Map<SchemaContribution, Bay> bays = new WeakHashMap<>();
  private final ExecutorService threads = Executors.newCachedThreadPool(PluginCalls::thread);

  /**
   * Calls of plugins.
   *
   * @param limit how long one call may take
   * @param quarantine puts a plugin aside
   * @param tracing traces calls
   */
  PluginCalls(Duration limit, Quarantine quarantine, Tracing tracing) {
    this.limit = limit;
    this.quarantine = quarantine;
    this.tracing = tracing;
  }

  private static Thread thread(Runnable work) {
    Thread thread = Thread.ofPlatform().daemon().name("exemplar-plugin-call").unstarted(work);
    thread.setContextClassLoader(null);
    return thread;
  }

  /** Where calls of a plugin's contribution are made; the same one as long as it is there. */
  Bay of(String plugin, SchemaContribution contribution) {
    synchronized (bays) {
      return bays.computeIfAbsent(
          contribution, first -> new Bay(plugin, new WeakReference<>(first)));
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }

  private enum Progress {
    RUNNING,
    OVERDUE,
    OVER
  }

  /** One call, and how far it is. */
  private record Call<T extends @Nullable Object>(
      FutureTask<T> task, AtomicReference<Progress> progress) {
    Call(FutureTask<T> task) {
      this(task, new AtomicReference<>(Progress.RUNNING));
    }

    /** Nobody waits for it any more; false when it has ended meanwhile. */
    boolean giveUp() {
      return progress.compareAndSet(Progress.RUNNING, Progress.OVERDUE);
    }

    /** It has ended; whether somebody had given it up. */
    boolean end() {
      return progress.getAndSet(Progress.OVER) == Progress.OVERDUE;
    }
  }

  /** The calls of one plugin. */
  final class Bay {
    private final String plugin;
    private final WeakReference<SchemaContribution> contribution;
    private final Semaphore free = new Semaphore(AT_ONCE);
    private final AtomicInteger late = new AtomicInteger();
    private final AtomicInteger stuck = new AtomicInteger();

    private Bay(String plugin, WeakReference<SchemaContribution> contribution) {
      this.plugin = plugin;
      this.contribution = contribution;
    }

    /**
     * What code of the plugin answers a field; the trace goes on where it runs.
     *
     * @param at coordinates of the field, or the type of objects that are loaded
     */
    <T extends @Nullable Object> T call(String at, Supplier<T> code) {
      return tracing.isUnderWay()
          ? Tracing.within(
              tracing
                  .span("plugin " + plugin)
                  .setAttribute(Marks.PLUGIN, plugin)
                  .setAttribute(Marks.FIELD, at),
              span -> call(Context.current().wrapSupplier(code)))
          : call(code);
    }

    /**
     * What code of the plugin answers.
     *
     * @throws Refused {@code PLUGIN_TIMED_OUT}, {@code PLUGIN_BUSY}
     */
    <T extends @Nullable Object> T call(Supplier<T> code) {
      Snapshot.leave();
      try {
        if (!free.tryAcquire(QUEUE.toMillis(), TimeUnit.MILLISECONDS)) {
          throw new Refused(busy());
        }
        Call<T> call = new Call<>(new FutureTask<>(() -> FetcherBroke.guard(code)));
        begin(call);
        return await(call);
      } catch (InterruptedException ended) {
        Thread.currentThread().interrupt();
        throw new Refused(timedOut());
      }
    }

    private void begin(Call<?> call) {
      try {
        threads.execute(() -> run(call));
      } catch (RejectedExecutionException | OutOfMemoryError noThread) {
        free.release();
        throw new Refused(busy());
      }
    }

    private void run(Call<?> call) {
      try {
        call.task().run();
      } finally {
        if (call.end()) {
          stuck.decrementAndGet();
        }
        free.release();
      }
    }

    private <T extends @Nullable Object> T await(Call<T> call) throws InterruptedException {
      FutureTask<T> task = call.task();
      try {
        T answer = task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        late.set(0);
        return answer;
      } catch (ExecutionException thrown) {
        late.set(0);
        if (thrown.getCause() instanceof RuntimeException said) {
          throw said;
        }
        throw new IllegalStateException(thrown.getCause());
      } catch (TimeoutException tooLong) {
        boolean blocked = call.giveUp() && stuck.incrementAndGet() == AT_ONCE;
        task.cancel(true);
        SchemaContribution code = contribution.get();
        if ((late.incrementAndGet() == PUT_ASIDE_AFTER || blocked) && code != null) {
          quarantine.hangs(plugin, code, List.of(problem()));
        }
        throw new Refused(timedOut());
      }
    }

    private Refusal timedOut() {
      return Refusal.unavailable(
          "PLUGIN_TIMED_OUT",
          "插件 " + plugin + " 在 " + limit.toSeconds() + " 秒内没有回答，请稍后再试或联系其维护者",
          "plugin "
              + plugin
              + " gave no answer within "
              + limit.toSeconds()
              + " s; try again later or tell whoever maintains it");
    }

    private Refusal busy() {
      return Refusal.unavailable(
          "PLUGIN_BUSY",
          "插件 " + plugin + " 同时处理的请求已满（" + AT_ONCE + " 个），请稍后再试",
          "plugin "
              + plugin
              + " answers as many requests at once as it may ("
              + AT_ONCE
              + "); try again later");
    }

    private Problem problem() {
      return SchemaRules.at(
          "PLUGIN_HANGS",
          new LocalizedText(
              "插件的字段连续 "
                  + PUT_ASIDE_AFTER
                  + " 次在 "
                  + limit.toSeconds()
                  + " 秒内没有回答，已将插件隔离；"
                  + "请改正代码后更新，或卸载、重试（retry）它",
              "fields of the plugin gave no answer within "
                  + limit.toSeconds()
                  + " s "
                  + PUT_ASIDE_AFTER
                  + " times in a row, and it was put aside: correct its code and update it,"
                  + " uninstall it, or retry it"),
          Optional.empty());
    }
  }
}
