package org.exemplar.web.internal;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.exemplar.graphql.GraphQlEngine;
import org.exemplar.graphql.GraphQlRequest;
import org.exemplar.spi.Language;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;

/**
 * The plugins that are installed at the start are in the published schema, which comes in several
 * generations while they arrive. Asks the schema itself; a bundle that the host cannot start is not
 * waited for. Once that is so, plugins may come and go without making the platform unready.
 */
@Component(service = ReadinessCheck.class)
public final class PluginsCheck implements ReadinessCheck {
  private static final String CAPABILITY = "exemplar.plugin";
  private static final GraphQlRequest QUESTION =
      new GraphQlRequest(
          "{ plugins { id } }", Optional.empty(), Map.of(), Language.EN, "readiness", true);

  private final BundleContext context;
  private volatile boolean complete;

  @Reference(cardinality = ReferenceCardinality.OPTIONAL)
  volatile @Nullable GraphQlEngine engine;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      target = "(exemplar.bundle.problems=true)")
  volatile @Nullable Supplier<Map<String, String>> problems;

  @Activate
  public PluginsCheck(BundleContext context) {
    this.context = context;
  }

  @Override
  public String name() {
    return "plugins";
  }

  @Override
  public Optional<String> missing() {
    if (complete) {
      return Optional.empty();
    }
    Set<String> awaited = awaited();
    awaited.removeAll(published());
    complete = awaited.isEmpty();
    return complete
        ? Optional.empty()
        : Optional.of(
            "插件尚未进入模式 / plugins are not in the schema yet: " + String.join(", ", awaited));
  }

  private Set<String> awaited() {
    Set<String> broken = broken();
    Set<String> awaited = new TreeSet<>();
    Arrays.stream(context.getBundles())
        .filter(bundle -> !broken.contains(bundle.getSymbolicName()))
        .flatMap(bundle -> capabilities(bundle).stream())
        .forEach(capability -> awaited.add(idOf(capability)));
    return awaited;
  }

  private static List<BundleCapability> capabilities(Bundle bundle) {
    BundleRevision revision = bundle.adapt(BundleRevision.class);
    return revision == null ? List.of() : revision.getDeclaredCapabilities(CAPABILITY);
  }

  private static String idOf(BundleCapability capability) {
    return String.valueOf(capability.getAttributes().get(CAPABILITY));
  }

  private Set<String> broken() {
    Supplier<Map<String, String>> known = problems;
    return known == null ? Set.of() : known.get().keySet();
  }

  private Set<String> published() {
    GraphQlEngine present = engine;
    Set<String> ids = new HashSet<>();
    if (present != null
        && present.execute(QUESTION).body().get("data") instanceof Map<?, ?> data
        && data.get("plugins") instanceof List<?> plugins) {
      for (Object plugin : plugins) {
        if (plugin instanceof Map<?, ?> fields) {
          ids.add(String.valueOf(fields.get("id")));
        }
      }
    }
    return ids;
  }
}
