package org.exemplar.host;

import java.nio.file.Path;
import java.util.Map;

/**
 * What the host is started with.
 *
 * @param home folder of the distribution; {@code bundles} and {@code conf} in it are read
 * @param data the only folder that is written to
 * @param httpHost address to listen on
 * @param httpPort port to listen on
 * @param properties further framework properties; they win over {@code conf/framework.properties}
 */
public record HostSettings(
    Path home, Path data, String httpHost, int httpPort, Map<String, String> properties) {
  public HostSettings {
    home = home.toAbsolutePath().normalize();
    data = data.toAbsolutePath().normalize();
    properties = Map.copyOf(properties);
  }
}
