package org.exemplar.caselibrary;

import java.util.Optional;

/**
 * Which cases; all that is given must hold.
 *
 * @param sector id of the sector
 * @param organizationCode code of the organisation
 */
public record CaseFilter(Optional<String> sector, Optional<String> organizationCode) {
  /** Every case. */
  public static CaseFilter all() {
    return new CaseFilter(Optional.empty(), Optional.empty());
  }
}
