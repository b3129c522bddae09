package org.exemplar.identity.internal;

import org.exemplar.spi.programme.GuidanceLine;

/**
 * A role that an account holds on a part of the tree.
 *
 * @param role code of the role
 * @param part code of the organisation at the top of the part, or {@value #EVERYWHERE}
 * @param line on which of the two parent lines the part lies below it
 */
record Grant(String id, String account, String role, String part, GuidanceLine line) {
  static final String TYPE = "RoleGrant";
  static final String EVERYWHERE = "*";

  boolean isEverywhere() {
    return part.equals(EVERYWHERE);
  }
}
