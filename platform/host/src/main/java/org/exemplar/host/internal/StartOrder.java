package org.exemplar.host.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.osgi.framework.Bundle;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.framework.wiring.BundleWire;
import org.osgi.framework.wiring.BundleWiring;

/**
 * Works out from the wires in which order bundles start: logging first, so that the others can be
 * heard, then each bundle after those that it is wired to (packages, extenders, implementations).
 * Equal bundles start by symbolic name, so the order is the same at every start.
 */
final class StartOrder {
  private static final String LOGGING_API = "org.slf4j";
  private static final String LOGGING_BACKEND = "org.ops4j.pax.logging.spi";

  private final Comparator<Bundle> byName =
      Comparator.comparing(BundleName::of).thenComparing(Bundle::getVersion);
  private final Set<Bundle> ordered = new LinkedHashSet<>();
  private final Set<Bundle> entered = new TreeSet<>(byName);
  private final Collection<Bundle> candidates;

  private StartOrder(Collection<Bundle> bundles) {
    candidates = bundles.stream().filter(bundle -> !isFragment(bundle)).sorted(byName).toList();
  }

  /** The bundles that can be started (fragments cannot), the first to start first. */
  static List<Bundle> of(Collection<Bundle> bundles) {
    StartOrder order = new StartOrder(bundles);
    order.candidates.stream().filter(StartOrder::isLogging).forEach(order::add);
    order.candidates.forEach(order::add);
    return new ArrayList<>(order.ordered);
  }

  private void add(Bundle bundle) {
    if (!entered.add(bundle)) {
      return;
    }
    providers(bundle).forEach(this::add);
    ordered.add(bundle);
  }

  private Collection<Bundle> providers(Bundle bundle) {
    Set<Bundle> providers = new TreeSet<>(byName);
    BundleWiring wiring = bundle.adapt(BundleWiring.class);
    if (wiring != null) {
      for (BundleWire wire : wiring.getRequiredWires(null)) {
        providers.add(wire.getProvider().getBundle());
      }
    }
    providers.retainAll(candidates);
    return providers;
  }

  private static boolean isLogging(Bundle bundle) {
    BundleRevision revision = bundle.adapt(BundleRevision.class);
    return exports(revision, LOGGING_API) || imports(bundle, LOGGING_BACKEND);
  }

  private static boolean exports(BundleRevision revision, String name) {
    return revision.getDeclaredCapabilities(PackageNamespace.PACKAGE_NAMESPACE).stream()
        .anyMatch(capability -> name.equals(packageOf(capability)));
  }

  private static boolean imports(Bundle bundle, String name) {
    BundleWiring wiring = bundle.adapt(BundleWiring.class);
    return wiring != null
        && wiring.getRequiredWires(PackageNamespace.PACKAGE_NAMESPACE).stream()
            .anyMatch(wire -> name.equals(packageOf(wire.getCapability())));
  }

  private static String packageOf(BundleCapability capability) {
    return String.valueOf(capability.getAttributes().get(PackageNamespace.PACKAGE_NAMESPACE));
  }

  private static boolean isFragment(Bundle bundle) {
    return (bundle.adapt(BundleRevision.class).getTypes() & BundleRevision.TYPE_FRAGMENT) != 0;
  }
}
