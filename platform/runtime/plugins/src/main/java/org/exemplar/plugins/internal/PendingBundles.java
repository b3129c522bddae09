package org.exemplar.plugins.internal;

import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.exemplar.plugins.Problem;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/**
 * Plugins whose bundle is installed and will be started any moment. The host says which ones it
 * could not start; one of which nothing is heard for a while is given up. For one thread.
 */
final class PendingBundles {
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(10);

  private final BundleContext context;
  private final Map<Bundle, Long> since = new HashMap<>();
  private final BiConsumer<Bundle, Problem> failed;

  PendingBundles(BundleContext context, BiConsumer<Bundle, Problem> failed) {
    this.context = context;
    this.failed = failed;
  }

  void add(Bundle bundle) {
    since.putIfAbsent(bundle, System.nanoTime());
  }

  void remove(Bundle bundle) {
    since.remove(bundle);
  }

  boolean isEmpty() {
    return since.isEmpty();
  }

  /** Strikes off the bundles of which it is known what became of them. */
  void look() {
    if (since.isEmpty()) {
      return;
    }
    Map<String, String> reasons = hostProblems();
    for (Iterator<Map.Entry<Bundle, Long>> it = since.entrySet().iterator(); it.hasNext(); ) {
      Map.Entry<Bundle, Long> entry = it.next();
      if (decided(entry.getKey(), entry.getValue(), reasons)) {
        it.remove();
      }
    }
  }

  private boolean decided(Bundle bundle, long begin, Map<String, String> reasons) {
    if (bundle.getState() == Bundle.ACTIVE) {
      return false; // the tracker is about to say so
    }
    if (bundle.getState() == Bundle.UNINSTALLED) {
      return true;
    }
    Optional<String> reason = Optional.ofNullable(reasons.get(PluginBundles.name(bundle)));
    boolean late = System.nanoTime() - begin > PATIENCE_NANOS;
    if (reason.isPresent() || late) {
      failed.accept(bundle, new StartFailure(context).of(bundle, reason.orElse("")));
      return true;
    }
    return false;
  }

  /** What the host tells about bundles that it could not start, by symbolic name. */
  private Map<String, String> hostProblems() {
    Map<String, String> reasons = new HashMap<>();
    for (ServiceReference<?> reference : hostReports()) {
      if (context.getService(reference) instanceof Supplier<?> supplier
          && supplier.get() instanceof Map<?, ?> map) {
        map.forEach((name, reason) -> reasons.put(String.valueOf(name), String.valueOf(reason)));
      }
    }
    return reasons;
  }

  @SuppressWarnings("rawtypes")
  private Collection<ServiceReference<Supplier>> hostReports() {
    try {
      return context.getServiceReferences(Supplier.class, "(exemplar.bundle.problems=*)");
    } catch (InvalidSyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
