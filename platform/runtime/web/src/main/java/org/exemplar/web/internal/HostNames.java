package org.exemplar.web.internal;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * The names by which the server may be called. Who listens for this machine only must not answer to
 * the name of a web site that points at it (DNS rebinding): a browser would take the answer for one
 * of that site.
 */
final class HostNames {
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

  /** Whether a request that calls the server by that name is answered. */
  boolean serves(String name) {
    return any || allowed.contains(name) || isLoopback(name);
  }

  private static boolean isLoopback(String name) {
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
