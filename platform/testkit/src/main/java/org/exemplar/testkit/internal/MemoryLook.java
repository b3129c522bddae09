package org.exemplar.testkit.internal;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.exemplar.testkit.ContractOutcome;

/**
 * Whether class loaders and bundles of the plugin are gone once it is.
 *
 * @param pause how long to wait before looking again
 */
record MemoryLook(Bench bench, Duration pause) implements Checks.Look {
  private static final int LOOKS = 16;

  @Override
  public ContractOutcome look() throws InterruptedException {
    bench.installed();
    bench.away();
    Optional<Memory> memory = bench.memory();
    if (memory.isEmpty()) {
      return Findings.none(
          "运行环境没有 jcmd（需要 JDK，而不只是 JRE），看不到内存",
          "there is no jcmd (it takes a JDK, not a JRE), so nobody can look into the memory");
    }
    List<String> classes = bench.subject().classes();
    long before = bench.bundlesBefore().orElse(0);
    Findings findings = new Findings();
    long loaders = least(() -> memory.get().loaders(classes), 0);
    if (loaders > 0) {
      findings.add(
          "CLASS_LOADER_LEAKED",
          "插件卸载后仍有 " + loaders + " 个类加载器留在内存；请结束它启动的线程，撤销它登记的回调，清除 ThreadLocal",
          loaders
              + " class loaders of it are still there; end the threads that it started, take back"
              + " what it registered, clear its ThreadLocals");
    }
    long bundles = least(memory.get()::bundles, before);
    if (bundles > before) {
      findings.add(
          "BUNDLE_LEAKED",
          "插件卸载后框架中多出 " + (bundles - before) + " 个 bundle",
          "the framework holds " + (bundles - before) + " bundles more than before it came");
    }
    return findings.outcome(
        classes.isEmpty() ? "没有留下 bundle（插件没有类）" : "没有留下类加载器和 bundle",
        classes.isEmpty()
            ? "no bundle is left (it has no classes)"
            : "neither a class loader nor a bundle is left");
  }

  /** What is held weakly, or by a request that just ends, may go a little later. */
  private long least(LongSupplier count, long enough) throws InterruptedException {
    long least = count.getAsLong();
    for (int look = 1; look < LOOKS && least > enough; look++) {
      Thread.sleep(pause);
      least = Math.min(least, count.getAsLong());
    }
    return least;
  }
}
