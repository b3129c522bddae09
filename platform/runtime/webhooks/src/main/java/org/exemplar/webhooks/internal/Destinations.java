package org.exemplar.webhooks.internal;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import org.exemplar.spi.schema.Refusal;

/**
 * To which addresses anything may be sent: to public ones, and into the networks that the operator
 * allows. Without that, whoever may make a webhook could have the platform call what only the
 * platform reaches.
 */
final class Destinations {
  private static final int LONGEST = 2_000;

  /** Private, shared, of this host, of documentation, and those that stand for others of IPv4. */
  private static final List<Network> NOT_PUBLIC =
      List.of(
              "0.0.0.0/8",
              "10.0.0.0/8",
              "100.64.0.0/10",
              "127.0.0.0/8",
              "169.254.0.0/16",
              "172.16.0.0/12",
              "192.0.0.0/24",
              "192.0.2.0/24",
              "192.168.0.0/16",
              "198.18.0.0/15",
              "198.51.100.0/24",
              "203.0.113.0/24",
              "224.0.0.0/3",
              "::/96",
              "64:ff9b::/96",
              "64:ff9b:1::/48",
              "100::/64",
              "2001::/23",
              "2001:db8::/32",
              "2002::/16",
              "fc00::/7",
              "fe80::/10",
              "fec0::/10",
              "ff00::/8")
          .stream()
          .map(Network::parse)
          .toList();

  private final List<Network> allowed;
  private final Names names;

  /** Looks the addresses of a name up. */
  @FunctionalInterface
  interface Names {
    List<InetAddress> of(String host) throws UnknownHostException;

    static Names system() {
      return host -> List.of(InetAddress.getAllByName(host));
    }
  }

  Destinations(List<Network> allowed, Names names) {
    this.allowed = List.copyOf(allowed);
    this.names = names;
  }

  /** Why an address is none to which messages can be sent, as far as can be told now. */
  Optional<Refusal> refusal(String text) {
    Optional<URI> address = address(text);
    if (address.isEmpty()) {
      return Optional.of(invalid());
    }
    try {
      List<InetAddress> found = names.of(address.get().getHost());
      if (!found.stream().allMatch(this::isAllowed)) {
        return Optional.of(forbidden());
      }
      return isSecure(address.get()) || found.stream().allMatch(this::isListed)
          ? Optional.empty()
          : Optional.of(invalid());
    } catch (UnknownHostException notYetKnown) {
      return isSecure(address.get()) ? Optional.empty() : Optional.of(invalid());
    }
  }

  /** Whether a message may be sent there now; the JVM keeps what it looks up for half a minute. */
  boolean isOpen(URI address) throws UnknownHostException {
    List<InetAddress> found = names.of(address.getHost());
    return found.stream().allMatch(this::isAllowed)
        && (isSecure(address) || found.stream().allMatch(this::isListed));
  }

  private static Optional<URI> address(String text) {
    if (text.length() > LONGEST) {
      return Optional.empty();
    }
    try {
      URI address = new URI(text);
      boolean whole =
          address.getHost() != null
              && address.getUserInfo() == null
              && address.getFragment() == null
              && List.of("http", "https").contains(address.getScheme());
      return whole ? Optional.of(address) : Optional.empty();
    } catch (URISyntaxException none) {
      return Optional.empty();
    }
  }

  private static boolean isSecure(URI address) {
    return "https".equals(address.getScheme());
  }

  private boolean isAllowed(InetAddress address) {
    return isListed(address) || NOT_PUBLIC.stream().noneMatch(network -> network.contains(address));
  }

  private boolean isListed(InetAddress address) {
    return allowed.stream().anyMatch(network -> network.contains(address));
  }

  private static Refusal invalid() {
    return Refusal.of(
        "WEBHOOK_URL_INVALID",
        "url 应形如 https://hooks.example.org/exemplar，至多 "
            + LONGEST
            + " 字符；http 仅可用于运行者以 exemplar.webhooks.networks 允许的网络",
        "url reads like https://hooks.example.org/exemplar, of at most "
            + LONGEST
            + " characters; http is for the networks that the operator allows with"
            + " exemplar.webhooks.networks");
  }

  private static Refusal forbidden() {
    return Refusal.of(
        "WEBHOOK_ADDRESS_FORBIDDEN",
        "不向该地址推送：它不是公网地址，且运行者未以 exemplar.webhooks.networks 允许",
        "nothing is sent there: the address is not public, and the operator does not allow it with"
            + " exemplar.webhooks.networks");
  }
}
