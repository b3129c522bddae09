package org.exemplar.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who a command says it is to a server: by the variable {@code EXEMPLAR_TOKEN}; else by the file
 * {@code .config/exemplar/tokens} in the home folder of the user, which only the user can read;
 * else, for a server on this machine, by the key of its data folder, which only the owner of that
 * folder can read.
 *
 * @param environment variables of the environment
 * @param user home folder of the user
 * @param data data folder of the distribution
 */
public record Tokens(Map<String, String> environment, Path user, Path data) {
  /** What a user can do about a refusal. */
  static final String ADVICE =
      "；请用 exemplar token issue 签发令牌，并写入环境变量 EXEMPLAR_TOKEN 或用 --save 保存 / issue a token with"
          + " exemplar token issue, and give it in the variable EXEMPLAR_TOKEN or keep it with"
          + " --save";

  private static final String KEY = "identity/owner.key";

  /** Those of this process. */
  public static Tokens present() {
    String home = System.getProperty("exemplar.home", ".");
    Map<String, String> environment = System.getenv();
    String data = environment.getOrDefault("EXEMPLAR_DATA", home + "/data");
    return new Tokens(environment, Path.of(System.getProperty("user.home", ".")), Path.of(data));
  }

  /** The same for another data folder. */
  public Tokens on(Path folder) {
    return new Tokens(environment, user, folder);
  }

  /** The token for a server, empty where there is none. */
  public Optional<String> of(URI server) {
    return Optional.ofNullable(environment.get("EXEMPLAR_TOKEN"))
        .filter(token -> !token.isBlank())
        .map(String::strip)
        .or(() -> new TokenFile(file()).of(server))
        .or(() -> owner(data).filter(key -> isSame(key.server(), server)).map(OwnersKey::secret));
  }

  /** Where the user keeps tokens. */
  Path file() {
    return user.resolve(".config").resolve("exemplar").resolve("tokens");
  }

  /**
   * What lets the owner of a data folder in.
   *
   * @param server the address that the server listens on
   */
  public record OwnersKey(URI server, String secret) {}

  /** The key of a data folder; empty where no server runs on it, or it is not ours to read. */
  static Optional<OwnersKey> owner(Path folder) {
    Path file = folder.resolve(KEY);
    try {
      List<String> lines = Files.isReadable(file) ? Files.readAllLines(file) : List.of();
      return lines.size() < 2
          ? Optional.empty()
          : Optional.of(new OwnersKey(URI.create(lines.get(0)), lines.get(1)));
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  /** Whether two addresses are of one server on this machine. */
  private static boolean isSame(URI one, URI other) {
    return one.getPort() == other.getPort()
        && isLoopback(other.getHost())
        && "http".equals(other.getScheme());
  }

  private static boolean isLoopback(@Nullable String host) {
    try {
      return host != null && InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException unknown) {
      return false;
    }
  }
}
