package org.exemplar.organizations.internal;

import java.util.Optional;

/** Which organisations; all that is given must hold. */
record OrganizationFilter(
    Optional<String> nameContains,
    Optional<String> level,
    Optional<String> sector,
    Optional<String> type,
    Optional<String> parent,
    Optional<String> within,
    Optional<String> sectorAuthority,
    Optional<Boolean> top) {
  static final OrganizationFilter ALL =
      new OrganizationFilter(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());
}
