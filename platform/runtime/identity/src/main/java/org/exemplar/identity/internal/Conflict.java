package org.exemplar.identity.internal;

import java.time.Instant;

/** A conflict of interest that an account has declared: it takes no decision there. */
record Conflict(String account, String organization, String reason, Instant declaredAt) {
  static final String TYPE = "ConflictOfInterest";
}
