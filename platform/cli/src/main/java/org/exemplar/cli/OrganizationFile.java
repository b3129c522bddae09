package org.exemplar.cli;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A file of organisations on this machine.
 *
 * @param path where it lies
 * @param place its place in the order of import: superiors before inferiors
 * @param bytes how many bytes it has
 * @param rows about how many rows it has, for the progress
 * @param sha256 its SHA-256 in hex
 */
record OrganizationFile(Path path, int place, long bytes, long rows, String sha256) {
  /** Headers of the files of administrative divisions, from the top down. */
  private static final List<Set<String>> DIVISIONS =
      List.of(
          Set.of("code", "name"),
          Set.of("code", "name", "provinceCode"),
          Set.of("code", "name", "cityCode", "provinceCode"),
          Set.of("code", "name", "areaCode", "cityCode", "provinceCode"),
          Set.of("code", "name", "streetCode", "areaCode", "cityCode", "provinceCode"));

  private static final int BUFFER = 1 << 16;

  /** Looks at a file. */
  static OrganizationFile of(Path path) {
    try (InputStream stream = new BufferedInputStream(Files.newInputStream(path))) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] buffer = new byte[BUFFER];
      long bytes = 0;
      long lines = 0;
      String begin = "";
      for (int count = stream.read(buffer); count >= 0; count = stream.read(buffer)) {
        if (bytes == 0) {
          begin = new String(buffer, 0, count, StandardCharsets.UTF_8);
        }
        digest.update(buffer, 0, count);
        bytes += count;
        lines += lines(buffer, count);
      }
      String sha256 = HexFormat.of().formatHex(digest.digest());
      return new OrganizationFile(path, place(begin), bytes, Math.max(0, lines - 1), sha256);
    } catch (IOException broken) {
      throw CommandRefused.usage("FILE_NOT_READABLE", "文件不可读 / Cannot read " + path);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  String name() {
    return path.getFileName().toString();
  }

  /** The bytes from there on, at most so many. */
  byte[] part(long offset, int most) {
    try (SeekableByteChannel channel = Files.newByteChannel(path)) {
      ByteBuffer part = ByteBuffer.allocate((int) Math.min(most, bytes - offset));
      channel.position(offset);
      while (part.hasRemaining() && channel.read(part) >= 0) {
        // on to the next piece
      }
      return Arrays.copyOf(part.array(), part.position());
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static long lines(byte[] buffer, int count) {
    long lines = 0;
    for (int at = 0; at < count; at++) {
      if (buffer[at] == '\n') {
        lines++;
      }
    }
    return lines;
  }

  private static int place(String begin) {
    String header = begin.lines().findFirst().orElse("").replace("\uFEFF", "");
    Set<String> columns =
        Arrays.stream(header.split(",", -1))
            .map(column -> column.replace("\"", "").strip())
            .collect(Collectors.toSet());
    int place = DIVISIONS.indexOf(columns);
    return place < 0 ? DIVISIONS.size() : place;
  }
}
