package org.exemplar.spi;

/** Height of an organisation in the territorial tree. */
public enum OrganizationLevel {
  PROVINCE,
  CITY,
  COUNTY,
  TOWNSHIP,
  VILLAGE,
  UNIT,
  BRANCH
}
