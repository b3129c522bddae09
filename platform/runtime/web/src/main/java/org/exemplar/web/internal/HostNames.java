package org.exemplar.web.internal;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;

/**
 * The names by which the server may be called. Who listens for this machine only must not answer to
 * the name of a web site that points at it (DNS rebinding): a browser would take the answer for one
 * of that site.
 */
final class HostNames {
  private static final String LISTEN = "org.apache.felix.http.host";
  private static final String ALLOWED = "exemplar.http.allowed-hosts";
  private static final String LOCALHOST = "localhost";

  private final boolean any;
  private final Set<String> allowed = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

  /**
   * Names for a server.
   *
   * @param listen name or address on which it listens
   * @param more names besides those of this machine, separated by commas
   */
  HostNames(String listen, String more) {
    any = !isLoopback(listen);
    for (String name : more.split(",")) {
      if (!name.isBlank()) {
        allowed.add(name.strip());
      }
    }
  }

  /** The names that the configuration says. */
  static HostNames of(BundleContext context) {
    return new HostNames(property(context, LISTEN), property(context, ALLOWED));
  }

  private static String property(BundleContext context, String name) {
    return Optional.ofNullable(context.getProperty(name)).orElse("");
  }

  /**
   * Whether a page of that origin is one of ours.
   *
   * @param origin what the browser says, such as {@code https://name:8443}
   * @param host by what name and port the server is called
   */
  boolean isOwn(String origin, @Nullable String host) {
    try {
      URI page = new URI(origin);
      String name = page.getHost();
      return name != null
          && (allowed.contains(name)
              || (host != null && bare(page.getAuthority()).equals(bare(host))));
    } catch (URISyntaxException noOrigin) {
      return false;
    }
  }

  private static String bare(String authority) {
    return authority.toLowerCase(Locale.ROOT).replaceFirst(":(80|443)$", "");
  }

  /** Whether a request that calls the server by that name is answered. */
  boolean serves(String name) {
    return any || allowed.contains(name) || isLoopback(name);
  }

  /** Whether a name or an address is that of this machine to itself. */
  static boolean isLoopback(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.equals(LOCALHOST)
        || lower.endsWith("." + LOCALHOST)
        || (isAddress(lower) && isLoopbackAddress(lower));
  }

  /** Addresses only are resolved, which asks nobody. */
  private static boolean isAddress(String name) {
    return name.matches("[\\d.]+|\\[?[\\da-f:.]+]?") && (name.contains(":") || name.contains("."));
  }

  private static boolean isLoopbackAddress(String address) {
    try {
      return InetAddress.getByName(address).isLoopbackAddress();
    } catch (UnknownHostException noAddress) {
      return false;
    }
  }
}
