package org.exemplar.organizations.internal;

import java.util.List;
import java.util.Optional;
import org.exemplar.organizations.Organization;

/**
 * One organisation that a plan adds or changes.
 *
 * @param before as it stands, empty when it is new
 * @param after as it will stand
 */
record OrganizationChange(Optional<Organization> before, Organization after) {
  /** Whether it is more than what an organisation says of itself: for a superior to decide. */
  boolean isDecision() {
    return before.isEmpty() || !standing(before.get()).equals(standing(after));
  }

  private static List<Object> standing(Organization of) {
    return List.of(
        of.level(),
        of.typeGiven() ? of.type() : Optional.empty(),
        of.parentCode(),
        of.sectorAuthorityCode());
  }

  /** Whether it and all below it get another line of superiors. */
  boolean moves() {
    return before.isPresent() && !before.get().parentCode().equals(after.parentCode());
  }
}
