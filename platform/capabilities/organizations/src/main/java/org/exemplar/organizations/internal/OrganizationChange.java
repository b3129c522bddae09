package org.exemplar.organizations.internal;

import java.util.Optional;
import org.exemplar.organizations.Organization;

/**
 * One organisation that a plan adds or changes.
 *
 * @param before as it stands, empty when it is new
 * @param after as it will stand
 */
record OrganizationChange(Optional<Organization> before, Organization after) {
  /** Whether it and all below it get another line of superiors. */
  boolean moves() {
    return before.isPresent() && !before.get().parentCode().equals(after.parentCode());
  }
}
