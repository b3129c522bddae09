package org.exemplar.cli;

/** What {@code --store} takes. */
public final class StoreUrl {
  private static final String POSTGRES = "jdbc:postgresql://";

  private StoreUrl() {}

  /**
   * A place where data can be kept.
   *
   * @throws CommandRefused {@code STORE_UNKNOWN}
   */
  public static String checked(String url) {
    if (url.startsWith(POSTGRES)) {
      return url;
    }
    throw CommandRefused.usage(
        "STORE_UNKNOWN", "--store 须以 " + POSTGRES + " 开头 / --store must begin with " + POSTGRES);
  }
}
