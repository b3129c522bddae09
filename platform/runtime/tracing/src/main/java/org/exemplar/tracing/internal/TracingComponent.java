package org.exemplar.tracing.internal;

import java.util.Map;
import java.util.Optional;
import org.exemplar.tracing.Tracing;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Publishes {@link Tracing}, on or off; its property {@link #ON} says which. */
@Component(
    service = {},
    immediate = true)
public final class TracingComponent {
  /** Property of the service: whether anything is traced. */
  static final String ON = "exemplar.tracing";

  private static final Logger LOG = LoggerFactory.getLogger(TracingComponent.class);

  /** Asked without method references, whose linking alone would load what is not needed. */
  private final Optional<Exporting> exporting;

  private final ServiceRegistration<Tracing> registration;

  @Activate
  public TracingComponent(BundleContext context) {
    exporting = exporting(context);
    Tracing tracing = exporting.isPresent() ? exporting.get().tracing() : Tracing.off();
    registration =
        context.registerService(
            Tracing.class, tracing, FrameworkUtil.asDictionary(Map.of(ON, tracing.isOn())));
  }

  /** One that is not configured as it must be is none, and the log says why. */
  private static Optional<Exporting> exporting(BundleContext context) {
    try {
      Optional<TracingSettings> settings =
          TracingSettings.read(
              name -> Optional.ofNullable(System.getenv(name)),
              name -> Optional.ofNullable(context.getProperty(name)));
      return settings.isEmpty()
          ? Optional.empty()
          : Optional.of(
              Exporting.begin(settings.get(), context.getBundle().getVersion().toString()));
    } catch (TracingSettings.Wrong wrong) {
      LOG.error("TRACING_MISCONFIGURED: 调用链追踪未启用 / traces are off: {}", wrong.getMessage());
      return Optional.empty();
    }
  }

  @Deactivate
  void close() {
    registration.unregister();
    if (exporting.isPresent()) {
      exporting.get().close();
    }
  }
}
