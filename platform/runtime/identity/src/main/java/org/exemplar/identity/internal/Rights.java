package org.exemplar.identity.internal;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.exemplar.spi.identity.Reach;
import org.exemplar.spi.programme.GuidanceLine;

/**
 * Where the roles of an account let it do what, as far as its credential is good for it.
 *
 * @param bound of the credential
 */
record Rights(RoleCatalogue roles, Parts parts, List<Grant> grants, Bound bound) {
  Reach reach(String permission) {
    if (bound.scopes().filter(scopes -> !scopes.contains(permission)).isPresent()) {
      return Reach.NOTHING;
    }
    Reach held = held(permission);
    return bound.part().map(part -> parts.within(held, part)).orElse(held);
  }

  private Reach held(String permission) {
    Set<String> territorial = new TreeSet<>();
    Set<String> sector = new TreeSet<>();
    for (Grant grant : grants) {
      boolean guides = grant.line() == GuidanceLine.SECTOR;
      if (!roles.gives(grant.role(), permission, guides)) {
        continue;
      }
      if (grant.isEverywhere()) {
        return Reach.EVERYWHERE;
      }
      (guides ? sector : territorial).add(grant.part());
    }
    return new Reach(false, territorial, sector);
  }
}
