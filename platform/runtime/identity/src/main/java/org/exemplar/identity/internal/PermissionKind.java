package org.exemplar.identity.internal;

/** What kind of act a permission is for. */
enum PermissionKind {
  READ,
  COMMENT,
  GUIDE,
  WRITE,
  /** A decision on an organisation, which nobody takes on the own one. */
  DECIDE,
  ADMINISTER;

  /** Whether it is held on the line of sectors too, where guides stand, who do not decide. */
  boolean isOfGuides() {
    return this == READ || this == COMMENT || this == GUIDE;
  }
}
