package org.exemplar.spi.identity;

import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A caller whose reach is known.
 *
 * @param client see {@link Caller#client}
 * @param renewal looks the same caller up anew; empty for one who stays as it is
 */
record PlainCaller(
    Origin origin,
    boolean isSignedIn,
    Optional<String> organization,
    Set<String> conflicts,
    Function<String, Reach> reaches,
    Optional<String> client,
    Optional<Supplier<Optional<Caller>>> renewal)
    implements Caller {
  @Override
  public Reach reach(String permission) {
    return reaches.apply(permission);
  }

  @Override
  public Caller from(Origin other) {
    return new PlainCaller(other, isSignedIn, organization, conflicts, reaches, client, renewal);
  }

  @Override
  public Caller with(Optional<String> program) {
    return new PlainCaller(origin, isSignedIn, organization, conflicts, reaches, program, renewal);
  }

  @Override
  public Optional<Caller> now() {
    return renewal.map(Supplier::get).orElse(Optional.of(this)).map(caller -> caller.from(origin));
  }

  @Override
  public Caller renewedBy(Supplier<Optional<Caller>> look) {
    return new PlainCaller(
        origin, isSignedIn, organization, conflicts, reaches, client, Optional.of(look));
  }
}
