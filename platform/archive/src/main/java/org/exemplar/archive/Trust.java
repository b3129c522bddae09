package org.exemplar.archive;

import java.util.Optional;

/**
 * How far an archive is trusted.
 *
 * @param level how far
 * @param publisher who signed it, present where TRUSTED
 */
public record Trust(Level level, Optional<Publisher> publisher) {
  /** How far an archive is trusted. */
  public enum Level {
    /** Signed by a publisher of the trust store who may publish it. */
    TRUSTED,
    /** Not signed, and the policy lets that pass. */
    UNSIGNED,
    /** Came with the distribution. */
    DISTRIBUTION
  }
}
