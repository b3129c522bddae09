package org.exemplar.store.internal;

import java.time.Clock;
import java.util.Map;
import org.exemplar.store.Store;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/**
 * Opens the store that the framework's properties choose, see {@link Engine#of}. It registers the
 * service by hand: a declared one would be visible before the store is open.
 */
@Component(
    service = {},
    immediate = true)
public final class StoreComponent {
  private final RelationalStore store;
  private final ServiceRegistration<Store> registration;

  @Activate
  public StoreComponent(BundleContext context) {
    store = RelationalStore.open(Engine.of(context::getProperty), Clock.systemUTC());
    Map<String, Object> properties = Map.of("engine", store.engine());
    registration =
        context.registerService(Store.class, store, FrameworkUtil.asDictionary(properties));
  }

  @Deactivate
  void close() {
    registration.unregister();
    store.close();
  }
}
