package org.exemplar.identity;

import java.util.List;
import java.util.Optional;

/**
 * On whose behalf, and within which bounds, something acts later that somebody set up.
 *
 * @param account id of the account, or {@code owner}
 * @param scopes permissions that it is good for, as far as the account holds them; empty for all
 * @param part code of the organisation at the top of the part of the tree that it is good for
 */
public record Mandate(String account, Optional<List<String>> scopes, Optional<String> part) {
  public Mandate {
    scopes = scopes.map(List::copyOf);
  }
}
