package org.exemplar.host.internal;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;

/**
 * Stops bundles one after the other. One that does not come to its end is left alone after a while,
 * so that it does not keep those below it from ending in order.
 *
 * @param limit how long one bundle may take
 */
record OrderlyStop(Duration limit) {
  private static final System.Logger LOG = System.getLogger("org.exemplar.host");

  void stop(List<Bundle> bundles) {
    bundles.forEach(this::stop);
  }

  private void stop(Bundle bundle) {
    CountDownLatch ended = new CountDownLatch(1);
    Thread.ofPlatform()
        .daemon()
        .name("exemplar-stop-" + bundle.getBundleId())
        .start(
            () -> {
              stopped(bundle);
              ended.countDown();
            });
    try {
      if (!ended.await(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.log(
            System.Logger.Level.WARNING,
            "Bundle {0} does not stop within {1} s and is left alone",
            BundleName.of(bundle),
            limit.toSeconds());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void stopped(Bundle bundle) {
    try {
      bundle.stop(Bundle.STOP_TRANSIENT);
    } catch (BundleException | IllegalStateException e) {
      // one that cannot stop, or is gone, must not keep the others from stopping
      LOG.log(System.Logger.Level.WARNING, "Bundle {0} does not stop", BundleName.of(bundle));
    }
  }
}
