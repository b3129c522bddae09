package org.exemplar.identity.internal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.exemplar.spi.identity.Caller;
import org.exemplar.spi.identity.Origin;
import org.jdbi.v3.core.Handle;

/**
 * What a credential stands for.
 *
 * @param until when it is no good any more
 * @param token id of the token that it is; empty for what is none of ours
 */
record Credential(Caller caller, Instant until, Optional<String> token) {
  /**
   * An account that shows a credential.
   *
   * @param name what the origin of changes names it
   */
  static Caller caller(
      Identity identity, Handle handle, Account account, String name, Bound bound) {
    List<Grant> grants =
        identity.grants.of(handle, List.of(account.id())).getOrDefault(account.id(), List.of());
    Rights rights = new Rights(identity.roles, identity.parts(), grants, bound);
    Set<String> conflicts =
        identity.conflicts.of(handle, account.id()).stream()
            .map(Conflict::organization)
            .collect(Collectors.toSet());
    Origin origin =
        new Origin(
            account.id(),
            Optional.of(name),
            account.organization(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    return Caller.signedIn(origin, account.organization(), conflicts, rights::reach);
  }
}
