package org.exemplar.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Tokens that a user keeps, one line a server: its address, a blank, the token. The file is used
 * only as long as nobody else can read it.
 */
record TokenFile(Path file) {
  private static final Set<PosixFilePermission> OWNER =
      PosixFilePermissions.fromString("rw-------");

  /**
   * The token for a server.
   *
   * @throws CommandRefused {@code TOKEN_FILE_OPEN} when others can read the file
   */
  Optional<String> of(URI server) {
    return lines().stream()
        .map(line -> line.strip().split("\\s+", 2))
        .filter(parts -> parts.length == 2 && parts[0].equals(name(server)))
        .map(parts -> parts[1])
        .findFirst();
  }

  /** Keeps a token in the place of the one before. */
  void save(URI server, String token) {
    List<String> kept = new ArrayList<>(lines());
    kept.removeIf(line -> line.strip().startsWith(name(server) + " "));
    kept.add(name(server) + " " + token);
    try {
      Files.createDirectories(file.getParent());
      Path fresh = Files.createTempFile(file.getParent(), "tokens", "");
      if (isPosix(fresh)) {
        Files.setPosixFilePermissions(fresh, OWNER);
      }
      Files.write(fresh, kept, StandardCharsets.UTF_8, StandardOpenOption.TRUNCATE_EXISTING);
      Files.move(fresh, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException broken) {
      throw CommandRefused.failed("FILE_NOT_WRITTEN", "无法写入 / Cannot write: " + file);
    }
  }

  private List<String> lines() {
    try {
      if (!Files.isReadable(file)) {
        return List.of();
      }
      if (isPosix(file) && !OWNER.containsAll(Files.getPosixFilePermissions(file))) {
        throw CommandRefused.failed(
            "TOKEN_FILE_OPEN",
            "其他用户可读取令牌文件，请执行 chmod 600 / Others can read the file of tokens; run chmod 600 on "
                + file);
      }
      return Files.readAllLines(file);
    } catch (IOException unreadable) {
      return List.of();
    }
  }

  private static boolean isPosix(Path path) throws IOException {
    return Files.getFileStore(path).supportsFileAttributeView("posix");
  }

  private static String name(URI server) {
    String text = server.toString();
    return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
  }
}
