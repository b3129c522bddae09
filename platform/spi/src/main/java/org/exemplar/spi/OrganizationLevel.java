package org.exemplar.spi;

/** Height of an organisation in the territorial tree, the highest first. */
public enum OrganizationLevel {
  PROVINCE,
  CITY,
  COUNTY,
  TOWNSHIP,
  VILLAGE,
  UNIT,
  BRANCH;

  /** Whether this level is higher than another one. */
  public boolean isAbove(OrganizationLevel other) {
    return compareTo(other) < 0;
  }
}
