package org.exemplar.caselibrary.internal;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.exemplar.spi.identity.Caller;
import org.exemplar.spi.identity.Origin;
import org.exemplar.spi.identity.Reach;

/** Accounts that the test chooses. */
final class Callers {
  private Callers() {}

  /** An account that holds permissions at a part of the tree. */
  static Caller at(String account, String part, String... permissions) {
    return of(account, Optional.empty(), Set.of(), Reach.within(part), permissions);
  }

  /** An account that holds permissions everywhere. */
  static Caller everywhere(String account, String... permissions) {
    return of(account, Optional.empty(), Set.of(), Reach.EVERYWHERE, permissions);
  }

  /** An account that holds nothing. */
  static Caller without(String account) {
    return of(account, Optional.empty(), Set.of(), Reach.NOTHING);
  }

  static Caller of(
      String account,
      Optional<String> organization,
      Set<String> conflicts,
      Reach reach,
      String... permissions) {
    return Caller.signedIn(
        Origin.of(account),
        organization,
        conflicts,
        permission -> List.of(permissions).contains(permission) ? reach : Reach.NOTHING);
  }
}
