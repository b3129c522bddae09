package org.exemplar.identity.internal;

import java.util.Optional;
import java.util.Set;

/**
 * What of the rights of an account a credential is good for.
 *
 * @param scopes permissions; empty for all
 * @param part code of the organisation at the top of the part of the tree; empty for everywhere
 */
record Bound(Optional<Set<String>> scopes, Optional<String> part) {
  /** All that the account may do. */
  static final Bound NONE = new Bound(Optional.empty(), Optional.empty());

  /** Nothing at all. */
  static final Bound NOTHING = new Bound(Optional.of(Set.of()), Optional.empty());

  static Bound of(ApiToken token) {
    return new Bound(Optional.of(Set.copyOf(token.scopes())), token.part());
  }
}
