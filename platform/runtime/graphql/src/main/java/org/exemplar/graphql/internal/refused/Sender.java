package org.exemplar.graphql.internal.refused;

import java.util.Optional;
import org.exemplar.spi.identity.Caller;
import org.exemplar.spi.identity.Origin;

/**
 * Who sent what was refused.
 *
 * @param origin who it is, without its own words
 * @param network where it sent that from; empty of an account, which says enough
 */
record Sender(Origin origin, Optional<String> network) {
  private static final int HEXTET = 4;
  private static final int HEXTETS = 16;

  /**
   * The sender of a request.
   *
   * @param address where it came from, of IPv6 the network
   */
  static Sender of(Caller caller, String address) {
    Origin origin = caller.origin().because(Optional.empty(), Optional.empty());
    return new Sender(origin, caller.isSignedIn() ? Optional.empty() : network(address));
  }

  /** Whether the platform knows who it is. */
  boolean isKnown() {
    return !origin.actor().equals(Origin.ANONYMOUS.actor());
  }

  /** The same, whatever it was a request of. */
  Sender alike() {
    return new Sender(
        new Origin(
            origin.actor(),
            origin.token(),
            origin.onBehalfOf(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty()),
        network);
  }

  /** The same, from wherever it came. */
  Sender anywhere() {
    return new Sender(origin, Optional.empty());
  }

  /**
   * The network of an address: the log is kept for ever, and an address of its own may be a
   * person's.
   */
  private static Optional<String> network(String address) {
    if (address.matches("\\d{1,3}(\\.\\d{1,3}){3}")) {
      return Optional.of(address.substring(0, address.lastIndexOf('.')) + ".0/24");
    }
    return address.matches("\\p{XDigit}{16}/64") ? Optional.of(six(address)) : Optional.empty();
  }

  private static String six(String address) {
    StringBuilder network = new StringBuilder();
    for (int at = 0; at < HEXTETS; at += HEXTET) {
      int hextet = Integer.parseInt(address.substring(at, at + HEXTET), 16);
      network.append(Integer.toHexString(hextet)).append(':');
    }
    return network + ":/64";
  }
}
