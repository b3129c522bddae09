package org.exemplar.plugins.internal.change;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.exemplar.plugins.Assessment;
import org.exemplar.plugins.ChangeAuthority;
import org.exemplar.plugins.ChangeParticipant;
import org.exemplar.plugins.Problem;
import org.exemplar.plugins.internal.RunningPlugins;
import org.exemplar.plugins.internal.lock.LockEntry;
import org.exemplar.plugins.internal.lock.PluginLock;
import org.exemplar.spi.PluginDescriptor;
import org.exemplar.spi.identity.Caller;
import org.exemplar.spi.identity.Origin;
import org.exemplar.spi.schema.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Plans changes of what runs and carries them out, one at a time, on a thread of its own. Free of
 * OSGi.
 */
final class PluginChanges implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PluginChanges.class);

  /** How long the archive of a change is kept that runs no more. */
  static final Duration ARCHIVES_KEPT = Duration.ofDays(30);

  private final RunningPlugins plugins;
  private final PluginChangeStore store;
  private final ArchiveGate gate;
  private final Supplier<List<ChangeParticipant>> participants;
  private final Supplier<List<ChangeAuthority>> authorities;
  private final String platform;
  private final Clock clock;

  /** Written on the thread of changes alone. */
  private volatile Optional<PluginChange> running = Optional.empty();

  private final ChangeWatch watch = new ChangeWatch(this::isOver);
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          task -> Thread.ofPlatform().daemon().name("exemplar-plugin-changes").unstarted(task));

  /**
   * Changes of what runs.
   *
   * @param participants the rooms that take part, in their order
   * @param platform version of the platform; a plan holds good for one
   */
  PluginChanges(
      RunningPlugins plugins,
      PluginChangeStore store,
      ArchiveGate gate,
      Supplier<List<ChangeParticipant>> participants,
      Supplier<List<ChangeAuthority>> authorities,
      String platform,
      Clock clock) {
    this.plugins = plugins;
    this.store = store;
    this.gate = gate;
    this.participants = participants;
    this.authorities = authorities;
    this.platform = platform;
    this.clock = clock;
  }

  /** Says what became of changes that ran when the platform ended. */
  void settleInterrupted() {
    PluginLock lock = plugins.lock();
    for (PluginChange change : store.inState(ChangeState.RUNNING)) {
      boolean done = lock.change().equals(Optional.of(change.key()));
      PluginChange settled =
          done
              ? change.ended(ChangeState.APPLIED, List.of(), clock.instant())
              : change.ended(
                  ChangeState.INTERRUPTED,
                  List.of(
                      Planner.problem(
                          "PLATFORM_ENDED",
                          "执行期间平台停止，原状态继续有效；可重新规划",
                          "the platform ended meanwhile and what ran before goes on; plan it"
                              + " again")),
                  clock.instant());
      store.save(settled, Origin.PLATFORM);
    }
  }

  /** Plans a change; waits for plans that were asked for before. */
  Planning plan(PlanRequest request, Caller caller) {
    return running.isPresent()
        ? new Planning.Refused(busy())
        : onThread(() -> planNow(request, caller));
  }

  private Planning planNow(PlanRequest request, Caller caller) throws IOException {
    if (running.isPresent()) {
      return new Planning.Refused(busy());
    }
    return switch (new Planner(plugins, gate).draft(request)) {
      case Planner.Draft.Senseless senseless -> new Planning.Refused(senseless.refusal());
      case Planner.Draft.Wanted wanted -> planNow(request.operation(), wanted, caller);
    };
  }

  private Planning planNow(Operation operation, Planner.Draft.Wanted wanted, Caller caller) {
    Optional<Refusal> refusal = forbidden(caller, wanted.concerned(), wanted.archive());
    if (refusal.isPresent()) {
      return new Planning.Refused(refusal.get());
    }
    List<Problem> problems = new ArrayList<>(wanted.problems());
    Assessment assessment = Assessment.NONE;
    List<BundleChange> bundles = List.of();
    List<PartChange> parts = List.of();
    if (problems.isEmpty()) {
      try (ChangeRun run = run(wanted.transition(), new StageClock(clock, report -> {}))) {
        run.stage();
        assessment = run.assess();
        bundles = run.bundles();
        parts = run.parts();
        problems.addAll(assessment.problems());
      } catch (ChangeFailed cannot) {
        problems.addAll(cannot.problems());
      } catch (InterruptedException ended) {
        Thread.currentThread().interrupt();
        return new Planning.Refused(busy());
      }
    }
    PluginChange change =
        new PluginChange(
            Planner.newKey(),
            operation,
            wanted.plugin(),
            wanted.fromVersion(),
            wanted.toVersion(),
            problems.isEmpty() ? ChangeState.PLANNED : ChangeState.REFUSED,
            wanted.archive(),
            new PluginChange.Base(wanted.transition().base().generation(), platform),
            wanted.transition().next(),
            bundles,
            parts,
            assessment,
            Planner.confirmations(assessment),
            problems,
            Planner.done(caller.origin().actor(), clock),
            Optional.empty(),
            Optional.empty(),
            List.of());
    store.save(change, caller.origin());
    return new Planning.Made(change);
  }

  private ChangeRun run(Transition transition, StageClock stages) {
    return new ChangeRun(plugins, gate, participants.get(), transition, stages);
  }

  private Optional<Refusal> forbidden(
      Caller caller, List<PluginDescriptor> concerned, Optional<ArchiveInfo> archive) {
    ChangeAuthority.Subject subject =
        new ChangeAuthority.Subject(
            concerned,
            archive.flatMap(ArchiveInfo::signature).map(ArchiveInfo.SignedBy::publisher));
    return authorities.get().stream()
        .flatMap(authority -> authority.refusal(caller, subject).stream())
        .findFirst();
  }

  /** Begins to carry out a plan; the answer is that it runs, or why not. */
  Planning apply(String key, boolean confirmed, Caller caller) {
    return running.isPresent()
        ? new Planning.Refused(busy())
        : onThread(() -> applyNow(key, confirmed, caller));
  }

  private Planning applyNow(String key, boolean confirmed, Caller caller) {
    if (running.isPresent()) {
      return new Planning.Refused(busy());
    }
    Optional<PluginChange> plan = store.find(key);
    Optional<Refusal> refusal =
        plan.isEmpty()
            ? Optional.of(
                Refusal.notFound(
                        "PLAN_NOT_FOUND", "没有这个计划，请先规划", "there is no such plan; plan first")
                    .at("input", "plan"))
            : refusal(plan.get(), confirmed, caller);
    if (refusal.isPresent()) {
      return new Planning.Refused(refusal.get());
    }
    PluginChange begun = plan.get().running(Planner.done(caller.origin().actor(), clock));
    store.save(begun, caller.origin());
    running = Optional.of(begun);
    watch.tell(begun);
    thread.execute(() -> carryOut(begun, caller.origin()));
    return new Planning.Made(begun);
  }

  private Optional<Refusal> refusal(PluginChange plan, boolean confirmed, Caller caller) {
    if (plan.state() == ChangeState.REFUSED) {
      return no("PLAN_REFUSED", "该计划有问题，不能执行，见其 problems", "the plan has problems; see them");
    }
    if (plan.state() != ChangeState.PLANNED) {
      return no("PLAN_USED", "该计划已执行过，请重新规划", "the plan was used already; plan again");
    }
    PluginChange.Base base = new PluginChange.Base(plugins.lock().generation(), platform);
    if (!plan.base().equals(base)) {
      return no(
          "PLAN_OUTDATED",
          "规划之后插件或平台已有变化，请重新规划",
          "plugins or the platform have changed since it was planned; plan again");
    }
    if (!confirmed && !plan.confirmations().isEmpty()) {
      return Optional.of(
          Refusal.conflict(
                  "CONFIRMATION_NEEDED",
                  "请确认：" + texts(plan, true) + "；同意则令 confirmed 为 true",
                  "confirm by confirmed: true that " + texts(plan, false))
              .at("input", "confirmed"));
    }
    Transition transition = transition(plugins.lock(), plan);
    List<LockEntry> entries = new ArrayList<>(transition.leaving());
    entries.addAll(transition.arriving());
    List<PluginDescriptor> concerned =
        entries.stream()
            .flatMap(entry -> plugins.archive(entry).stream())
            .flatMap(archive -> plugins.descriptor(archive).stream())
            .toList();
    return forbidden(caller, concerned, plan.archive());
  }

  private static Transition transition(PluginLock lock, PluginChange change) {
    return new Transition(lock, change.next(), change.operation() != Operation.INSTALL);
  }

  private static String texts(PluginChange plan, boolean chinese) {
    return String.join(
        chinese ? "；" : "; ",
        plan.confirmations().stream().map(text -> chinese ? text.zh() : text.en()).toList());
  }

  private static Optional<Refusal> no(String code, String zh, String en) {
    return Optional.of(Refusal.conflict(code, zh, en).at("input", "plan"));
  }

  private void carryOut(PluginChange begun, Origin origin) {
    PluginChange ended;
    try {
      ended = carriedOut(begun);
    } catch (Throwable defect) {
      LOG.error("A change of plugins broke", defect);
      ended = failed(List.of(Planner.problem("STAGE_BROKE", "内部错误，见日志", "see the log")));
    }
    try {
      store.save(ended, origin);
      prune(ended);
    } catch (RuntimeException | IOException unwritten) {
      // what runs stands in the lock file; the next start sets the record right
      LOG.error("The outcome of a change of plugins could not be written down", unwritten);
    } finally {
      running = Optional.empty();
      watch.tell(ended);
    }
  }

  private PluginChange carriedOut(PluginChange begun) {
    PluginLock lock = plugins.lock();
    if (lock.generation() != begun.base().generation()) {
      return failed(
          List.of(
              Planner.problem(
                  "PLAN_OUTDATED",
                  "规划之后插件已有变化，请重新规划",
                  "plugins have changed since it was planned; plan again")));
    }
    Transition transition = transition(lock, begun);
    StageClock stages = new StageClock(clock, this::reported);
    try (ChangeRun run = run(transition, stages)) {
      run.stage();
      run.prepare();
      run.publish(lock.after(begun.key(), begun.next()));
      return current(begun).ended(ChangeState.APPLIED, List.of(), clock.instant());
    } catch (ChangeFailed cannot) {
      return failed(cannot.problems());
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
      return failed(
          List.of(Planner.problem("PLATFORM_ENDED", "平台正在停止", "the platform is stopping")));
    }
  }

  private PluginChange failed(List<Problem> problems) {
    return running.orElseThrow().ended(ChangeState.FAILED, problems, clock.instant());
  }

  private PluginChange current(PluginChange begun) {
    return running.orElse(begun);
  }

  private void reported(StageReport report) {
    running = running.map(change -> change.reported(report));
    running.ifPresent(watch::tell);
  }

  private void prune(PluginChange last) throws IOException {
    Set<String> named = new TreeSet<>();
    PluginLock lock = plugins.lock();
    lock.plugins().forEach(entry -> named.add(entry.sha256()));
    lock.previous().orElse(List.of()).forEach(entry -> named.add(entry.sha256()));
    last.next().forEach(entry -> named.add(entry.sha256()));
    plugins.archives().prune(named, clock.instant().minus(ARCHIVES_KEPT));
  }

  /** The change with that key, as far as it has come. */
  Optional<PluginChange> find(String key) {
    return running.filter(change -> change.key().equals(key)).or(() -> store.find(key));
  }

  /**
   * The states of the change with that key, from the present one to its end; empty where there is
   * no such change.
   */
  Optional<Flow.Publisher<ChangeView>> watch(String key) {
    return find(key).map(any -> watch.of(key, () -> find(key)));
  }

  /** Whether nothing more can come of a change. */
  private boolean isOver(PluginChange change) {
    return switch (change.state()) {
      case PLANNED -> change.base().generation() != plugins.lock().generation();
      case RUNNING -> false;
      case REFUSED, APPLIED, FAILED, INTERRUPTED -> true;
    };
  }

  PluginChangeStore store() {
    return store;
  }

  RunningPlugins plugins() {
    return plugins;
  }

  private static Refusal busy() {
    return Refusal.conflict(
        "CHANGE_RUNNING",
        "另一项插件变更正在执行，请等它完成后再试",
        "another change of plugins is being carried out; try again when it has ended");
  }

  private <T> T onThread(Callable<T> work) {
    CompletableFuture<T> answer = new CompletableFuture<>();
    thread.execute(
        () -> {
          try {
            answer.complete(work.call());
          } catch (Throwable thrown) {
            answer.completeExceptionally(thrown);
          }
        });
    try {
      return answer.get();
    } catch (ExecutionException thrown) {
      if (thrown.getCause() instanceof RuntimeException said) {
        throw said;
      }
      throw new IllegalStateException("a change of plugins could not be planned", thrown);
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", ended);
    }
  }

  @Override
  public void close() {
    watch.close();
    thread.shutdownNow();
    try {
      if (!thread.awaitTermination(30, TimeUnit.SECONDS)) {
        LOG.warn("A change of plugins does not end");
      }
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }
}
