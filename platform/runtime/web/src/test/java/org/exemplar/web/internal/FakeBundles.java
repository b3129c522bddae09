package org.exemplar.web.internal;

import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleRevision;

/**
 * A framework that holds plugin bundles. Of its large interfaces only what is asked here is
 * answered; another call fails.
 */
final class FakeBundles {
  private FakeBundles() {}

  static BundleContext withPlugins(String... ids) {
    Bundle[] bundles = Arrays.stream(ids).map(FakeBundles::bundle).toArray(Bundle[]::new);
    return answering(BundleContext.class, Map.of("getBundles", bundles));
  }

  private static Bundle bundle(String id) {
    BundleCapability capability =
        answering(BundleCapability.class, Map.of("getAttributes", Map.of("exemplar.plugin", id)));
    BundleRevision revision =
        answering(BundleRevision.class, Map.of("getDeclaredCapabilities", List.of(capability)));
    return answering(
        Bundle.class, Map.of("getSymbolicName", "org.exemplar." + id, "adapt", revision));
  }

  private static <T> T answering(Class<T> type, Map<String, Object> answers) {
    Object fake =
        Proxy.newProxyInstance(
            FakeBundles.class.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> {
              Object answer = answers.get(method.getName());
              if (answer == null) {
                throw new UnsupportedOperationException(method.toString());
              }
              return answer;
            });
    return type.cast(fake);
  }
}
