package org.exemplar.caselibrary;

import java.util.Optional;
import java.util.Set;

/**
 * Which cases; all that is given must hold.
 *
 * @param sector id of the sector
 * @param organizationCode code of the organisation
 * @param states any of these; empty for all
 * @param policyDocument key of a policy document, of which they answer a clause
 */
public record CaseFilter(
    Optional<String> sector,
    Optional<String> organizationCode,
    Set<CaseState> states,
    Optional<String> policyDocument) {
  public CaseFilter {
    states = Set.copyOf(states);
  }

  /** Whatever policy documents they answer. */
  public CaseFilter(
      Optional<String> sector, Optional<String> organizationCode, Set<CaseState> states) {
    this(sector, organizationCode, states, Optional.empty());
  }

  /** Of all states. */
  public CaseFilter(Optional<String> sector, Optional<String> organizationCode) {
    this(sector, organizationCode, Set.of());
  }

  /** Every case. */
  public static CaseFilter all() {
    return new CaseFilter(Optional.empty(), Optional.empty());
  }
}
