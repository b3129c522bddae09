package org.exemplar.caselibrary.internal;

import java.util.Optional;
import java.util.Set;
import org.exemplar.caselibrary.CaseStanding;

/**
 * Who sees which cases that are not public.
 *
 * @param all whether all of them
 * @param account id of an account: those that it made
 * @param organizations codes: those of these organisations
 */
record CaseAudience(boolean all, Optional<String> account, Set<String> organizations) {
  /** Everybody, of whom nothing is known. */
  static final CaseAudience PUBLIC = new CaseAudience(false, Optional.empty(), Set.of());

  /** Who sees all. */
  static final CaseAudience INSIDE = new CaseAudience(true, Optional.empty(), Set.of());

  /** Whether it works on a case of an organisation, which shows it what the public is not told. */
  boolean worksOn(Optional<String> organizationCode, CaseStanding standing) {
    return all
        || organizationCode.filter(organizations::contains).isPresent()
        || account.isPresent() && standing.madeBy().equals(account);
  }

  boolean sees(Optional<String> organizationCode, CaseStanding standing) {
    return standing.state().isPublic() || worksOn(organizationCode, standing);
  }
}
