package org.exemplar.spi.identity;

import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.osgi.annotation.versioning.ProviderType;

/** Who asks, with what it may do where, at the time of asking. */
@ProviderType
public interface Caller {
  /** Who it is, for the change log. */
  Origin origin();

  /** Whether the platform knows who asks. */
  boolean isSignedIn();

  /** Code of the organisation that it speaks for, whose decisions it does not take itself. */
  Optional<String> organization();

  /** Codes of organisations at which it declared a conflict of interest, and decides nothing. */
  Set<String> conflicts();

  /**
   * Where it holds a permission.
   *
   * @param permission such as {@code organizations:write}
   */
  Reach reach(String permission);

  /** The same caller, whose changes come from there. */
  Caller from(Origin origin);

  /**
   * The same caller with what it may do by now, for what goes on after it was asked for, such as a
   * subscription; empty when it is known no longer, because its session has ended or its token was
   * revoked.
   */
  Optional<Caller> now();

  /** The same caller, of whom {@link #now} is looked up. */
  Caller renewedBy(Supplier<Optional<Caller>> look);

  /** Name of the client program that it uses, as its token says; empty where that says nothing. */
  Optional<String> client();

  /** The same caller with that client program. */
  Caller with(Optional<String> client);

  /** Whether it holds a permission somewhere. */
  default boolean has(String permission) {
    return !reach(permission).isNothing();
  }

  /** Somebody whom the platform does not know. */
  static Caller anonymous() {
    return new PlainCaller(
        Origin.ANONYMOUS,
        false,
        Optional.empty(),
        Set.of(),
        permission -> Reach.NOTHING,
        Optional.empty(),
        Optional.empty());
  }

  /** Somebody who may do everything everywhere, such as the platform itself. */
  static Caller trusted(Origin origin) {
    return signedIn(origin, Optional.empty(), Set.of(), permission -> Reach.EVERYWHERE);
  }

  /**
   * Somebody whom the platform knows.
   *
   * @param organization see {@link #organization}
   * @param conflicts see {@link #conflicts}
   * @param reach see {@link #reach}
   */
  static Caller signedIn(
      Origin origin,
      Optional<String> organization,
      Set<String> conflicts,
      Function<String, Reach> reach) {
    return new PlainCaller(
        origin, true, organization, conflicts, reach, Optional.empty(), Optional.empty());
  }
}
