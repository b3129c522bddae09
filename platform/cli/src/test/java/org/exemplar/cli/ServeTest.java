package org.exemplar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class ServeTest {
  @TempDir Path home;
  private final StringWriter errors = new StringWriter();

  @BeforeEach
  void useHome() {
    System.setProperty("exemplar.home", home.toString());
  }

  private int run(String... arguments) {
    CommandLine command = Main.commandLine().setErr(new PrintWriter(errors));
    return command.execute(arguments);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "::", "192.0.2.1"})
  void anAddressThatOthersReachIsRefusedWithoutInsecure(String host) {
    assertThat(run("serve", "--http-host", host, "--http-port", "0")).isEqualTo(2);
    assertThat(errors.toString()).startsWith("NOT_LOOPBACK: ").contains(host, "--insecure");
  }

  @Test
  void aPortThatSomebodyElseHasIsRefused() throws IOException {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      String port = Integer.toString(other.getLocalPort());
      assertThat(run("serve", "--http-port", port)).isEqualTo(1);
      assertThat(errors.toString()).startsWith("PORT_IN_USE: ").contains("127.0.0.1:" + port);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "65536"})
  void aNumberThatIsNoPortIsRefused(String port) {
    assertThat(run("serve", "--http-port", port)).isEqualTo(2);
    assertThat(errors.toString()).startsWith("PORT_INVALID: ");
  }

  @Test
  void anUnknownHostIsRefused() {
    assertThat(run("serve", "--http-host", "no such host")).isEqualTo(2);
    assertThat(errors.toString()).startsWith("HOST_UNKNOWN: ");
  }

  @Test
  void aFolderToLoadThatIsNotThereIsRefused() {
    assertThat(run("serve", "--load", "nowhere")).isEqualTo(2);
    assertThat(errors.toString()).startsWith("FOLDER_NOT_FOUND: ").contains("nowhere");
  }

  @Test
  void aStoreOfAnotherKindIsRefusedWithoutRepeatingItsPassword() {
    assertThat(run("serve", "--store", "jdbc:mysql://h/d?password=secret")).isEqualTo(2);
    assertThat(errors.toString())
        .startsWith("STORE_UNKNOWN: ")
        .contains("jdbc:postgresql://")
        .doesNotContain("secret");
  }

  @Test
  void aPolicyForUnsignedPluginsIsDenyOrWarn() {
    assertThat(run("serve", "--unsigned-plugins", "allow")).isEqualTo(2);
    assertThat(errors.toString()).startsWith("POLICY_UNKNOWN: ").contains("deny", "warn");
  }

  @Test
  void aWrongOptionShowsTheUsage() {
    assertThat(run("serve", "--prot", "1")).isEqualTo(2);
    assertThat(errors.toString()).contains("Usage: exemplar serve");
  }

  @Test
  void theCommandOfTheLauncherHasItsHelpHere() {
    assertThat(run("cache", "--help")).isZero();
    assertThat(run("cache")).isEqualTo(2);
    assertThat(errors.toString()).contains("LAUNCHER_NEEDED");
  }

  @Test
  void aFreePortIsTakenForZero() {
    assertThat(ListenAddress.claim("127.0.0.1", 0, false).port()).isPositive();
  }

  @Test
  void theUrlBracketsAnAddressOfVersion6() {
    assertThat(new ListenAddress("::1", 8080).url()).isEqualTo("http://[::1]:8080");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "::"})
  void theUrlOfAnAddressThatMeansAllNamesThisMachine(String host) {
    assertThat(new ListenAddress(host, 8080).url()).isEqualTo("http://localhost:8080");
  }
}
