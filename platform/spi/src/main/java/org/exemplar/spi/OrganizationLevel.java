package org.exemplar.spi;

/** Height of an organisation in the territorial tree, the highest first. */
public enum OrganizationLevel {
  PROVINCE("省", "Province"),
  CITY("市", "City"),
  COUNTY("县（市、区）", "County"),
  TOWNSHIP("乡镇街道", "Township"),
  VILLAGE("村社区", "Village or community"),
  UNIT("单位", "Unit"),
  BRANCH("支部", "Branch");

  private final LocalizedText title;

  OrganizationLevel(String zh, String en) {
    title = new LocalizedText(zh, en);
  }

  /** What it is called. */
  public LocalizedText title() {
    return title;
  }

  /** Whether this level is higher than another one. */
  public boolean isAbove(OrganizationLevel other) {
    return compareTo(other) < 0;
  }
}
