package org.exemplar.cli;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.exemplar.host.HostException;
import org.exemplar.host.HostSettings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code exemplar serve}: runs the platform in the foreground. */
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    description = "Runs the platform in the foreground until SIGTERM or SIGINT, then exits with 0.")
final class Serve implements Callable<Integer> {
  @Option(
      names = "--http-port",
      paramLabel = "N",
      defaultValue = "8080",
      description = "Port to listen on; 0 takes a free one (default: ${DEFAULT-VALUE}).")
  private int port;

  @Option(
      names = "--http-host",
      paramLabel = "H",
      defaultValue = "127.0.0.1",
      description = "Address to listen on (default: ${DEFAULT-VALUE}).")
  private String host = "127.0.0.1";

  @Option(
      names = "--allowed-host",
      paramLabel = "NAME",
      description =
          "Further name by which clients may call a server that listens on this machine only, such"
              + " as that of a reverse proxy; may be given several times.")
  private List<String> allowedHosts = List.of();

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "Folder of all data, the only one written to (default: data in the home folder).")
  private @Nullable Path data;

  @Option(
      names = "--store",
      paramLabel = "URL",
      description =
          "Where the data is kept: jdbc:postgresql://… (default: SQLite in the data folder).")
  private @Nullable String store;

  @Option(
      names = "--insecure",
      description =
          "Listen on an address that others can reach, though passwords and tokens travel in clear"
              + " text; better put a reverse proxy with TLS before it.")
  private boolean insecure;

  @Option(
      names = "--unsigned-plugins",
      paramLabel = "deny|warn",
      description =
          "What happens to archives of plugins without a signature (default: what"
              + " conf/trust/policy.yaml says).")
  private @Nullable String unsignedPlugins;

  @Option(
      names = "--load",
      paramLabel = "FOLDER",
      description = "Load organizations, policies and cases from this folder once ready.")
  private @Nullable Path load;

  @Option(
      names = "--stop-with-parent",
      hidden = true,
      description = "Stop when the process that started this one ends; a build tool needs it.")
  private boolean stopWithParent;

  @Option(
      names = "--until-ready",
      hidden = true,
      description = "Stop as soon as ready; for training the start-up cache and for measuring.")
  private boolean untilReady;

  @Override
  public Integer call() {
    Path home = Home.folder();
    Path sample = existing(load, home);
    ListenAddress address = ListenAddress.claim(host, port, insecure);
    Map<String, String> properties = new HashMap<>();
    if (store != null) {
      properties.put("exemplar.store", StoreUrl.checked(store));
    }
    if (unsignedPlugins != null) {
      properties.put("exemplar.plugins.unsigned", policy(unsignedPlugins));
    }
    properties.put("exemplar.http.allowed-hosts", String.join(",", allowedHosts));
    HostSettings settings =
        new HostSettings(
            home,
            data == null ? home.resolve("data") : data,
            address.host(),
            address.port(),
            properties);
    try (Serving serving = Serving.start(settings, address)) {
      if (stopWithParent) {
        ProcessHandle.current().parent().ifPresent(serving::stopAfter);
      }
      serving.awaitReady();
      if (sample != null) {
        Tokens owners = new Tokens(Map.of(), settings.data(), settings.data());
        new ImportFolder(new FolderImport(Console.plain(), owners))
            .load(URI.create(address.url()), sample);
      }
      if (!untilReady) {
        serving.awaitStop();
      }
      if (serving.ended()) {
        throw CommandRefused.failed(
            "FRAMEWORK_STOPPED",
            "平台意外停止，原因见日志 / The platform has stopped by itself; its log says why");
      }
      return 0;
    } catch (HostException e) {
      throw CommandRefused.failed(e.code(), e.getMessage() == null ? "" : e.getMessage());
    }
  }

  private static String policy(String policy) {
    if (policy.equals("deny") || policy.equals("warn")) {
      return policy;
    }
    throw CommandRefused.usage(
        "POLICY_UNKNOWN",
        "--unsigned-plugins 应为 deny 或 warn / --unsigned-plugins must be deny or warn");
  }

  private static @Nullable Path existing(@Nullable Path folder, Path home) {
    if (folder == null || Files.isDirectory(folder)) {
      return folder;
    }
    Path inHome = home.resolve(folder);
    if (Files.isDirectory(inHome)) {
      return inHome;
    }
    throw CommandRefused.usage("FOLDER_NOT_FOUND", "文件夹不存在 / There is no such folder: " + folder);
  }
}
