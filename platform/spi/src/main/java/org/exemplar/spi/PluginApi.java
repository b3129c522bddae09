package org.exemplar.spi;

/** Which version of this API the platform offers: what a plugin's {@code platform} is about. */
public final class PluginApi {
  /** The version of this package. */
  public static final String VERSION = "1.0.0";

  /** The versions that suit a plugin which does not say. */
  public static final VersionRange USUAL = VersionRange.parse("[1.0,2)");

  private PluginApi() {}

  /** The version of this package. */
  public static PluginVersion version() {
    return PluginVersion.parse(VERSION);
  }
}
