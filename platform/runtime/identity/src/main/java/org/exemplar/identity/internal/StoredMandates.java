package org.exemplar.identity.internal;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.exemplar.identity.Mandate;
import org.exemplar.identity.Mandates;
import org.exemplar.identity.Permissions;
import org.exemplar.spi.identity.Caller;
import org.exemplar.spi.identity.Origin;

/** Mandates over accounts and tokens as the store has them. */
final class StoredMandates implements Mandates {
  private final Identity identity;

  StoredMandates(Identity identity) {
    this.identity = identity;
  }

  @Override
  public Mandate of(Caller caller) {
    Origin origin = caller.origin();
    if (!caller.isSignedIn()) {
      throw new IllegalArgumentException("nobody gives a mandate who is not known");
    }
    if (isOwner(origin.actor()) || origin.session().isPresent()) {
      return new Mandate(origin.actor(), Optional.empty(), Optional.empty());
    }
    Optional<ApiToken> token =
        origin
            .token()
            .flatMap(id -> identity.store.read(handle -> identity.tokens.byId(handle, id)));
    return token
        .map(of -> new Mandate(of.account(), Optional.of(of.scopes()), of.part()))
        .orElseGet(() -> new Mandate(origin.actor(), Optional.of(held(caller)), Optional.empty()));
  }

  /** What a token of another issuer is good for cannot be looked up later. */
  private static List<String> held(Caller caller) {
    return Permissions.codes().stream().filter(caller::has).toList();
  }

  @Override
  public Optional<Caller> caller(Mandate mandate, String name) {
    if (isOwner(mandate.account())) {
      return Optional.of(Caller.trusted(Origin.OWNER));
    }
    Bound bound = new Bound(mandate.scopes().map(Set::copyOf), mandate.part());
    return identity.store.read(
        handle ->
            identity
                .accounts
                .byId(handle, mandate.account())
                .filter(Account::isActive)
                .map(account -> Credential.caller(identity, handle, account, name, bound)));
  }

  private static boolean isOwner(String account) {
    return Origin.OWNER.actor().equals(account);
  }
}
