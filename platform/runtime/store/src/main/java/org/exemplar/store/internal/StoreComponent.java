package org.exemplar.store.internal;

import java.time.Clock;
import java.util.Map;
import org.exemplar.store.Store;
import org.exemplar.tracing.Tracing;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * Opens the store that the framework's properties choose, see {@link Engine#of}. It registers the
 * service by hand: a declared one would be visible before the store is open.
 */
@Component(
    service = {},
    immediate = true)
public final class StoreComponent {
  private final BundleContext context;
  private final Tracing tracing;
  private final Opening<RelationalStore> opening;
  private @Nullable ServiceRegistration<Store> registration;

  @Activate
  public StoreComponent(BundleContext context, @Reference Tracing tracing) {
    this.context = context;
    this.tracing = tracing;
    Engine engine = Engine.of(context::getProperty);
    opening =
        new Opening<>(
            () -> RelationalStore.open(engine, Clock.systemUTC()), this::register, Opening.PAUSE);
    opening.start();
  }

  private void register(RelationalStore store) {
    Map<String, Object> properties = Map.of("engine", store.engine());
    registration =
        context.registerService(
            Store.class,
            tracing.isOn() ? new TracedStore(store, tracing) : store,
            FrameworkUtil.asDictionary(properties));
  }

  @Deactivate
  void close() {
    RelationalStore opened = opening.end();
    if (registration != null) {
      registration.unregister();
    }
    if (opened != null) {
      opened.close();
    }
  }
}
