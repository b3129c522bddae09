package org.exemplar.plugins.internal;

import java.util.HashMap;
import java.util.Map;
import org.exemplar.plugins.internal.content.ContentReader;
import org.exemplar.plugins.internal.content.ContentResult;
import org.osgi.framework.Bundle;

/** Reads bundles, each content once; bundles that wait for their start are read ahead. */
final class ContentReadings {
  /** What was read ahead, and of which state of the bundle. */
  private record Reading(long lastModified, ContentResult result) {}

  private final ContentReader reader;
  private final Map<Long, Reading> ahead = new HashMap<>();

  ContentReadings(ContentReader reader) {
    this.reader = reader;
  }

  /** Reads a bundle that has not started yet. */
  void readAhead(Bundle bundle) {
    ahead.put(
        bundle.getBundleId(),
        new Reading(bundle.getLastModified(), reader.read(new BundleFiles(bundle))));
  }

  ContentResult of(Bundle bundle) {
    Reading reading = ahead.remove(bundle.getBundleId());
    return reading != null && reading.lastModified() == bundle.getLastModified()
        ? reading.result()
        : reader.read(new BundleFiles(bundle));
  }
}
