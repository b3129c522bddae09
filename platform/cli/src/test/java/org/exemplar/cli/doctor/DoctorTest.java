package org.exemplar.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.exemplar.cli.CommandRefused;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Each damage is planted, and found. */
class DoctorTest {
  private static final String HEALTHY =
      "{\"status\":\"UP\",\"checks\":[{\"name\":\"web\",\"status\":\"UP\"}]}";

  @TempDir private Path temp;
  private Path home;
  private Path data;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final Map<String, String> answers = new LinkedHashMap<>();
  private String health = HEALTHY;
  private final HttpServer http;

  DoctorTest() throws IOException {
    http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
  }

  @BeforeEach
  void an_installation() throws IOException {
    home = temp.resolve("home");
    data = temp.resolve("data");
    Files.createDirectories(home.resolve("conf/trust"));
    Files.writeString(home.resolve("conf/framework.properties"), "");
    for (String folder : List.of("lib", "bundles", "plugins", "catalogue")) {
      Files.createDirectories(home.resolve(folder));
    }
    for (String room :
        List.of("spi", "api-schema", "archive", "store", "search", "plugins", "graphql", "web")) {
      jar("bundles/exemplar-" + room + "-1.0.0.jar");
    }
    System.setProperty("exemplar.home", home.toString());
    answers.put("plugins", "[{\"id\":\"rural\",\"state\":\"ACTIVE\",\"problems\":[]}]");
    answers.put("pluginChanges", "{\"nodes\":[]}");
    answers.put("platform", "{\"bundleProblems\":[]}");
    http.createContext(
        "/",
        exchange -> {
          try (exchange) {
            String asked =
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String path = exchange.getRequestURI().getPath();
            byte[] body =
                (path.equals("/health/ready") ? health : graphql(asked))
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
          }
        });
    http.start();
  }

  private String graphql(String asked) {
    return answers.entrySet().stream()
        .filter(each -> asked.contains("{ " + each.getKey()))
        .findFirst()
        .map(each -> "{\"data\":{\"" + each.getKey() + "\":" + each.getValue() + "}}")
        .orElse("{\"errors\":[{\"message\":\"?\"}]}");
  }

  @AfterEach
  void stop() {
    http.stop(0);
    System.clearProperty("exemplar.home");
  }

  private void jar(String name) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(home.resolve(name)))) {
      zip.putNextEntry(new ZipEntry("a.txt"));
      zip.write(
          "a text that is long enough to be damaged".repeat(50).getBytes(StandardCharsets.UTF_8));
      zip.closeEntry();
    }
  }

  private String url() {
    return "http://127.0.0.1:" + http.getAddress().getPort();
  }

  private int doctor(String... more) {
    String[] all = new String[more.length + 4];
    System.arraycopy(more, 0, all, 4, more.length);
    all[0] = "--data";
    all[1] = data.toString();
    all[2] = "--server";
    all[3] = url();
    return new CommandLine(new DoctorCommand())
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .setExecutionExceptionHandler(
            (failure, command, parsed) -> {
              if (failure instanceof CommandRefused refusal) {
                command.getErr().println(refusal.getMessage());
                return refusal.exitCode();
              }
              throw failure;
            })
        .execute(all);
  }

  @Test
  void a_healthy_installation_ends_with_0() {
    assertThat(doctor()).as(out.toString()).isZero();
    assertThat(out.toString()).contains("0 problems, 0 hints (the server was asked, too)");
  }

  @Test
  void json_says_the_same() {
    assertThat(doctor("--json")).isZero();
    assertThat(out.toString())
        .contains("\"healthy\" : true", "\"serverAsked\" : true", "\"findings\" : [ ]");
    answers.put(
        "plugins",
        "[{\"id\":\"alpha\",\"state\":\"QUARANTINED\",\"problems\":[{\"code\":\"PLUGIN_HANGS\",\"zh\":\"停\",\"en\":\"hangs\"}]}]");
    assertThat(doctor("--json")).isEqualTo(1);
    assertThat(out.toString())
        .contains(
            "\"severity\" : \"PROBLEM\"",
            "\"code\" : \"PLUGIN_HANGS\"",
            "\"place\" : \"alpha\"",
            "\"command\" : \"exemplar plugin retry alpha --server "
                + url()
                + " --data "
                + data
                + "\"");
  }

  @Test
  void bundles_that_are_missing_or_damaged_are_named() throws IOException {
    Files.delete(home.resolve("bundles/exemplar-web-1.0.0.jar"));
    Path damaged = home.resolve("bundles/exemplar-store-1.0.0.jar");
    byte[] bytes = Files.readAllBytes(damaged);
    for (int i = 40; i < 60; i++) {
      bytes[i] ^= 0x55;
    }
    Files.write(damaged, bytes);
    Files.delete(home.resolve("conf/framework.properties"));
    assertThat(doctor()).isEqualTo(1);
    assertThat(out.toString())
        .contains(
            "BUNDLE_MISSING  bundles/exemplar-web",
            "BUNDLE_DAMAGED  bundles/exemplar-store-1.0.0.jar",
            "HOME_INCOMPLETE  conf/framework.properties");
  }

  @Test
  void a_folder_of_the_distribution_that_is_gone_and_an_old_java_are_named() throws IOException {
    Files.delete(home.resolve("catalogue"));
    assertThat(new HomeCheck(home, 21).findings())
        .extracting(Finding::code)
        .containsExactly("JAVA_TOO_OLD", "HOME_INCOMPLETE");
  }

  @Test
  void a_data_folder_that_cannot_be_one_and_a_full_disk_are_named() throws IOException {
    assertThat(new DataCheck(data, Optional.of(Long.MAX_VALUE)).findings()).isEmpty();
    assertThat(new DataCheck(data, Optional.of(1_000_000_000L)).findings())
        .singleElement()
        .satisfies(each -> assertThat(each.code()).isEqualTo("DISK_SPACE_LOW"))
        .satisfies(each -> assertThat(each.problem()).isFalse());
    assertThat(new DataCheck(data, Optional.of(1_000_000L)).findings())
        .singleElement()
        .satisfies(each -> assertThat(each.problem()).isTrue());
    Files.writeString(data, "a file");
    assertThat(doctor()).isEqualTo(1);
    assertThat(out.toString()).contains("DATA_NOT_A_FOLDER");
  }

  @Test
  void data_that_others_may_read_is_named() throws IOException {
    Path store = Files.createDirectories(data.resolve("store"));
    Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.setPosixFilePermissions(store, PosixFilePermissions.fromString("rwxr-x---"));
    assertThat(new DataCheck(data, Optional.empty()).findings())
        .singleElement()
        .satisfies(each -> assertThat(each.code()).isEqualTo("DATA_READABLE_BY_OTHERS"))
        .satisfies(each -> assertThat(each.problem()).isFalse())
        .satisfies(each -> assertThat(each.command()).contains("chmod 700 " + store));
    Files.setPosixFilePermissions(store, PosixFilePermissions.fromString("rwx------"));
    assertThat(new DataCheck(data, Optional.empty()).findings()).isEmpty();
  }

  @Test
  void what_the_plugins_room_finds_is_told_with_its_command() throws IOException {
    Files.createDirectories(data.resolve("plugins"));
    Files.writeString(data.resolve("plugins/lock.json"), "no json");
    Files.write(data.resolve("plugins/old.jar"), new byte[] {1});
    assertThat(doctor()).isEqualTo(1);
    assertThat(out.toString())
        .contains("problem  LOCK_DAMAGED  lock.json", "hint     JAR_NOT_INSTALLED  old.jar")
        .contains("$ mv ")
        .contains(
            "$ exemplar plugin install " + data.resolve("plugins/old.jar") + " --server " + url())
        .contains("1 problems, 1 hints");
  }

  @Test
  void a_server_that_is_not_ready_or_whose_last_change_failed_is_told() {
    health =
        "{\"status\":\"DOWN\",\"checks\":[{\"name\":\"store\",\"status\":\"DOWN\",\"missing\":\"no"
            + " database\"}]}";
    answers.put(
        "pluginChanges",
        "{\"nodes\":[{\"operation\":\"INSTALL\",\"plugin\":\"alpha\",\"state\":\"FAILED\",\"stages\":[{\"stage\":\"STAGE\",\"state\":\"DONE\"},{\"stage\":\"COMPOSE\",\"state\":\"FAILED\"}],\"problems\":[{\"code\":\"SCHEMA_INVALID\",\"zh\":\"错\",\"en\":\"wrong\"}]}]}");
    answers.put("platform", "{\"bundleProblems\":[{\"bundle\":\"x\",\"reason\":\"y\"}]}");
    assertThat(doctor()).isEqualTo(1);
    assertThat(out.toString())
        .contains("NOT_READY  store", "no database")
        .contains("hint     LAST_CHANGE_FAILED  alpha", "COMPOSE", "SCHEMA_INVALID wrong")
        .contains("BUNDLE_NOT_RUNNING  x");
  }

  @Test
  void another_program_on_the_port_and_nobody_there_are_told_apart() throws IOException {
    health = "<html>";
    assertThat(new ServerCheck(URI.create(url()), false, Optional.empty()).findings())
        .extracting(Finding::code)
        .containsExactly("PORT_TAKEN");
    http.stop(0);
    assertThat(new ServerCheck(URI.create(url()), true, Optional.empty()).findings())
        .extracting(Finding::code)
        .containsExactly("SERVER_NOT_REACHABLE");
    assertThat(new ServerCheck(URI.create(url()), false, Optional.empty()).findings()).isEmpty();
  }

  @Test
  void a_server_must_be_an_address_of_the_web() {
    int ended =
        new CommandLine(new DoctorCommand())
            .setErr(new PrintWriter(err))
            .setExecutionExceptionHandler(
                (failure, command, parsed) -> ((CommandRefused) failure).exitCode())
            .execute("--server", "ftp://x");
    assertThat(ended).isEqualTo(2);
  }
}
