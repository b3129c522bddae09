package org.exemplar.distribution.authority;

/** Where the object of an operation stands, seen from the role of who asks. */
enum Standpoint {
  EVERYWHERE("held everywhere 全部范围"),
  INSIDE("inside of the part 范围内"),
  OUTSIDE("outside of it 范围外"),
  OWN("the own organisation 本组织"),
  CONFLICT("a declared conflict 已申报利益冲突"),
  SECTOR("held on the sector line 行业线");

  private final String title;

  Standpoint(String title) {
    this.title = title;
  }

  String title() {
    return title;
  }

  /** Whether a role that is held there reaches the object on the territorial line. */
  boolean isReached() {
    return this != OUTSIDE && this != SECTOR;
  }
}
