package org.exemplar.spi.identity;

import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** A caller whose reach is known. */
record PlainCaller(
    Origin origin,
    boolean isSignedIn,
    Optional<String> organization,
    Set<String> conflicts,
    Function<String, Reach> reaches,
    Optional<String> client)
    implements Caller {
  @Override
  public Reach reach(String permission) {
    return reaches.apply(permission);
  }

  @Override
  public Caller from(Origin other) {
    return new PlainCaller(other, isSignedIn, organization, conflicts, reaches, client);
  }

  @Override
  public Caller with(Optional<String> used) {
    return new PlainCaller(origin, isSignedIn, organization, conflicts, reaches, used);
  }
}
