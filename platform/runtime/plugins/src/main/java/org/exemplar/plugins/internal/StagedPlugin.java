package org.exemplar.plugins.internal;

import org.exemplar.plugins.internal.lock.LockEntry;
import org.osgi.framework.Bundle;

/**
 * A plugin whose bundle is installed, whether it is shown or not.
 *
 * @param entry what it is
 * @param bundle its bundle
 * @param candidate what is known of it
 */
public record StagedPlugin(LockEntry entry, Bundle bundle, Candidate candidate) {
  /** Its key among the candidates. */
  String key() {
    return Candidates.key(bundle);
  }
}
