package org.exemplar.archive;

import java.util.Locale;
import java.util.Optional;

/** What happens to archives without a signature. */
public enum UnsignedPolicy {
  /** They are refused. */
  DENY,
  /** They are admitted with a warning. */
  WARN;

  /** The policy that {@code deny} or {@code warn} names, empty for anything else. */
  public static Optional<UnsignedPolicy> of(String text) {
    for (UnsignedPolicy policy : values()) {
      if (policy.name().toLowerCase(Locale.ROOT).equals(text)) {
        return Optional.of(policy);
      }
    }
    return Optional.empty();
  }
}
