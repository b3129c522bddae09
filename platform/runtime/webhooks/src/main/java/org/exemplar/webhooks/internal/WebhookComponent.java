package org.exemplar.webhooks.internal;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.exemplar.graphql.ObjectChanges;
import org.exemplar.identity.Mandates;
import org.exemplar.spi.schema.SchemaContribution;
import org.exemplar.store.Store;
import org.exemplar.store.StoreException;
import org.exemplar.tracing.Tracing;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts the room together, and begins to send. */
@Component(
    service = {},
    immediate = true)
public final class WebhookComponent {
  private static final Logger LOG = LoggerFactory.getLogger(WebhookComponent.class);
  private static final long OTHERS_SECONDS = 30;

  private final HttpPost post;
  private final Rounds rounds;
  private final ServiceRegistration<SchemaContribution> fields;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> Thread.ofPlatform().name("webhooks").daemon().unstarted(task));

  @Activate
  public WebhookComponent(
      BundleContext context,
      @Reference Store store,
      @Reference ObjectChanges objects,
      @Reference Mandates mandates,
      @Reference Tracing tracing) {
    WebhookSettings settings = settings(context);
    Clock clock = Clock.systemUTC();
    Destinations destinations = new Destinations(settings.networks(), Destinations.Names.system());
    store.migrate(WebhookStore.MIGRATIONS);
    post = new HttpPost(destinations);
    Courier courier =
        new Courier(
            store,
            objects,
            mandates,
            tracing.isOn() ? new TracedPost(post, tracing) : post,
            new Retries(settings.waits(), RandomGenerator.getDefault()),
            clock,
            UUID.randomUUID().toString());
    rounds = new Rounds(store, courier, clock);
    rounds.begin();
    if (store.isShared()) {
      var _ =
          timer.scheduleWithFixedDelay(
              this::lookForOthers, OTHERS_SECONDS, OTHERS_SECONDS, TimeUnit.SECONDS);
    }
    fields =
        context.registerService(
            SchemaContribution.class,
            new WebhookFetchers(
                new Webhooks(store, courier),
                new WebhookChanges(store, objects, mandates, destinations, rounds)),
            FrameworkUtil.asDictionary(Map.of()));
  }

  /** One that is wrong counts as not said, and the log says so. */
  private static WebhookSettings settings(BundleContext context) {
    try {
      return WebhookSettings.of(context::getProperty);
    } catch (IllegalArgumentException wrong) {
      LOG.error(
          "WEBHOOKS_MISCONFIGURED: 变更推送的设置无效，按未设置处理 / settings of webhooks are wrong and count as"
              + " not said: {}",
          wrong.getMessage());
      return WebhookSettings.of(any -> null);
    }
  }

  /** Those that other nodes on the same database have made. */
  private void lookForOthers() {
    try {
      rounds.begin();
    } catch (StoreException unavailable) {
      LOG.debug("Webhooks of other nodes are looked for later", unavailable);
    }
  }

  @Deactivate
  void close() throws Exception {
    fields.unregister();
    timer.shutdownNow();
    rounds.close();
    post.close();
  }
}
