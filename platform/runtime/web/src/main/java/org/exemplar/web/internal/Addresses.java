package org.exemplar.web.internal;

import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says from which address a request comes, as far as senders are told apart by it: of IPv6 the
 * network, because one sender has all addresses of it. What proxies say is believed of those that
 * the configuration names, and of nobody else.
 */
final class Addresses {
  /** Framework property: addresses of proxies, with commas between. */
  private static final String PROPERTY = "exemplar.http.trusted-proxies";

  private static final String FORWARDED = "X-Forwarded-For";
  private static final int NETWORK_BYTES = 8;
  private static final Logger LOG = LoggerFactory.getLogger(Addresses.class);

  private final Set<String> proxies;

  Addresses(String proxies) {
    this.proxies =
        Stream.of(proxies.split(","))
            .map(String::strip)
            .filter(each -> !each.isEmpty())
            .map(Addresses::canonical)
            .collect(Collectors.toUnmodifiableSet());
  }

  static Addresses of(BundleContext context) {
    String proxies = context.getProperty(PROPERTY);
    return new Addresses(proxies == null ? "" : proxies);
  }

  /** Where a request comes from. */
  String of(HttpServletRequest request) {
    return of(request.getRemoteAddr(), request.getHeader(FORWARDED));
  }

  /**
   * Where a request comes from.
   *
   * @param remote who is connected
   * @param forwarded what it says of whom it was sent by, nearest last
   */
  String of(String remote, @Nullable String forwarded) {
    String sender = canonical(remote);
    if (forwarded == null || !proxies.contains(sender)) {
      return network(sender);
    }
    List<String> path = Stream.of(forwarded.split(",")).map(Addresses::canonical).toList();
    return network(
        path.reversed().stream()
            .filter(each -> !proxies.contains(each))
            .findFirst()
            .orElse(sender));
  }

  /** An address in one spelling; what is none stays as it is. */
  private static String canonical(String text) {
    String bare = text.strip().replaceAll("^\\[|\\](:\\d+)?$", "");
    try {
      return InetAddress.ofLiteral(bare).getHostAddress();
    } catch (IllegalArgumentException noAddress) {
      LOG.debug("{} is no address", bare, noAddress);
      return bare;
    }
  }

  private static String network(String address) {
    try {
      return InetAddress.ofLiteral(address) instanceof Inet6Address six
          ? HexFormat.of().formatHex(Arrays.copyOf(six.getAddress(), NETWORK_BYTES)) + "/64"
          : address;
    } catch (IllegalArgumentException noAddress) {
      return address;
    }
  }
}
