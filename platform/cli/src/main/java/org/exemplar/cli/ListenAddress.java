package org.exemplar.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;

/**
 * Where the server listens.
 *
 * @param host name or address as given
 * @param port port, never 0
 */
record ListenAddress(String host, int port) {
  private static final int BACKLOG = 1;
  private static final int HIGHEST_PORT = 65_535;

  /**
   * Checks that the address may be used and is free; port 0 stands for any free port.
   *
   * @throws CommandRefused {@code PORT_INVALID}, {@code HOST_UNKNOWN}, {@code NOT_LOOPBACK}, {@code
   *     PORT_IN_USE}
   */
  static ListenAddress claim(String host, int port, boolean insecure) {
    if (port < 0 || port > HIGHEST_PORT) {
      throw CommandRefused.usage("PORT_INVALID", "端口须为 0 至 65535 / A port is 0 to 65535: " + port);
    }
    InetAddress address = resolve(host);
    if (!address.isLoopbackAddress() && !insecure) {
      throw CommandRefused.usage(
          "NOT_LOOPBACK",
          "平台只提供明文 HTTP，默认只监听本机地址，对外请使用带 TLS 的反向代理 / The platform speaks plain HTTP, so only"
              + " loopback addresses are served; put a reverse proxy with TLS before it: "
              + host
              + "; add --insecure to listen there nevertheless");
    }
    try (ServerSocket probe = new ServerSocket()) {
      // as the server itself does it: a port whose last owner has just gone is free
      probe.setReuseAddress(true);
      probe.bind(new InetSocketAddress(address, port), BACKLOG);
      return new ListenAddress(host, probe.getLocalPort());
    } catch (IOException e) {
      throw CommandRefused.failed(
          "PORT_IN_USE",
          "端口无法使用 / The port cannot be used: "
              + host
              + ":"
              + port
              + " ("
              + e.getMessage()
              + "); choose another one with --http-port");
    }
  }

  private static InetAddress resolve(String host) {
    try {
      return InetAddress.getByName(host);
    } catch (UnknownHostException e) {
      throw CommandRefused.usage("HOST_UNKNOWN", "主机名未知 / The host is unknown: " + host);
    }
  }

  /** Base URL for clients on this machine. */
  String url() {
    String name = host.equals("0.0.0.0") || host.equals("::") ? "localhost" : host;
    return "http://" + (name.contains(":") ? "[" + name + "]" : name) + ":" + port;
  }
}
