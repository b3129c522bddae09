package org.exemplar.organizations.internal;

import java.util.Optional;
import org.exemplar.organizations.Organization;
import org.exemplar.spi.OrganizationLevel;

/** How high an organisation stands, and who stands above it on its two lines. */
record Standing(
    OrganizationLevel level, Optional<String> parent, Optional<String> sectorAuthority) {
  static Standing of(Organization organization) {
    return new Standing(
        organization.level(), organization.parentCode(), organization.sectorAuthorityCode());
  }
}
