package org.exemplar.identity.internal;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * An account.
 *
 * @param login what it signs in with, lower case, unique
 * @param name its name for people who administer accounts
 * @param organization code of the organisation that it speaks for
 * @param passwordTemporary whether it must choose a password of its own first
 * @param lockedUntil until when no password is tried, after too many wrong ones
 * @param version one more at each change
 */
record Account(
    String id,
    AccountKind kind,
    String login,
    String name,
    Optional<String> organization,
    AccountState state,
    boolean passwordTemporary,
    Optional<Instant> lockedUntil,
    int version,
    Instant updatedAt) {
  static final String TYPE = "Account";

  /** A login as it is kept, however it was typed. */
  static String folded(String login) {
    return login.strip().toLowerCase(Locale.ROOT);
  }

  boolean isActive() {
    return state == AccountState.ACTIVE;
  }
}
