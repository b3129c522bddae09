package org.exemplar.organizations.internal;

import java.util.Optional;
import org.exemplar.organizations.Organization;

/** Who stands above an organisation on its two lines. */
record Superiors(Optional<String> parent, Optional<String> sectorAuthority) {
  static Superiors of(Organization organization) {
    return new Superiors(organization.parentCode(), organization.sectorAuthorityCode());
  }
}
