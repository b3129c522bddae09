package org.exemplar.files.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.exemplar.store.OwnersOnly;
import org.exemplar.store.Sha256;

/**
 * The folder of contents: what has arrived whole lies at {@code content/ab/abcd…} by its SHA-256
 * and never changes; what is on its way lies at {@code uploads/} and grows at its end alone, so
 * that its length says how much has arrived.
 */
final class FileFolder {
  private static final String ENDING = ".part";
  private static final String KEY = "links.key";
  private static final int KEY_BYTES = 32;
  private static final int BUFFER = 1 << 16;
  private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

  private final Path root;
  private final Path uploads;
  private final Path contents;

  private FileFolder(Path root) {
    this.root = root;
    this.uploads = root.resolve("uploads");
    this.contents = root.resolve("content");
  }

  static FileFolder open(Path root) throws IOException {
    FileFolder folder = new FileFolder(root);
    Path above = root.toAbsolutePath().getParent();
    if (above != null) {
      Files.createDirectories(above);
    }
    for (Path each : List.of(root, folder.uploads, folder.contents)) {
      makeFolder(each);
    }
    return folder;
  }

  private static void makeFolder(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      try {
        Files.createDirectory(folder, OwnersOnly.folder(folder));
      } catch (FileAlreadyExistsException other) {
        // somebody was faster
      }
    }
  }

  /** The secret that links are signed with; whoever makes it at the same time, the first counts. */
  byte[] key() throws IOException {
    Path file = root.resolve(KEY);
    if (!Files.exists(file)) {
      byte[] secret = new byte[KEY_BYTES];
      new SecureRandom().nextBytes(secret);
      Path fresh = Files.createTempFile(root, "links", ".new", OwnersOnly.file(root));
      try {
        Files.write(fresh, secret, StandardOpenOption.SYNC);
        putInPlace(fresh, file);
      } catch (FileAlreadyExistsException other) {
        // that one counts
      } finally {
        Files.deleteIfExists(fresh);
      }
    }
    byte[] secret = Files.readAllBytes(file);
    if (secret.length != KEY_BYTES) {
      throw new IOException(file + " is not a key of " + KEY_BYTES + " bytes");
    }
    return secret;
  }

  private static void putInPlace(Path fresh, Path file) throws IOException {
    try {
      Files.createLink(file, fresh);
    } catch (UnsupportedOperationException noLinks) {
      Files.move(fresh, file);
    }
  }

  /** Where an upload lies that is on its way. */
  Path part(String upload) {
    return uploads.resolve(upload + ENDING);
  }

  /** How much of an upload has arrived. */
  long received(String upload) {
    try {
      return Files.size(part(upload));
    } catch (IOException notBegun) {
      return 0;
    }
  }

  /** An upload to write to, from a place on; what lay behind it is gone. */
  FileChannel write(String upload, long from) throws IOException {
    Path part = part(upload);
    Set<StandardOpenOption> options = Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileChannel channel = FileChannel.open(part, options, OwnersOnly.file(uploads));
    try {
      channel.truncate(from);
      channel.position(from);
      return channel;
    } catch (IOException broken) {
      channel.close();
      throw broken;
    }
  }

  /** How many bytes still fit on the disk. */
  long room() throws IOException {
    return Files.getFileStore(uploads).getUsableSpace();
  }

  void dropPart(String upload) throws IOException {
    Files.deleteIfExists(part(upload));
  }

  /** Where the content with that digest lies or would lie. */
  Path content(String sha256) {
    return contents.resolve(sha256.substring(0, 2)).resolve(sha256);
  }

  /**
   * Puts what has arrived in its place; returns when that would outlive a loss of power. It may be
   * done again: what is there already is left as it is.
   *
   * @return whether the content is there
   */
  boolean keep(String upload, String sha256) throws IOException {
    Path part = part(upload);
    Path content = content(sha256);
    Path folder = contents.resolve(sha256.substring(0, 2));
    if (Files.exists(part)) {
      makeFolder(folder);
      Files.move(part, content, StandardCopyOption.ATOMIC_MOVE);
      sync(folder);
      sync(contents);
    }
    if (!Files.exists(content)) {
      return false;
    }
    Files.setLastModifiedTime(content, FileTime.from(Instant.now()));
    return true;
  }

  void dropContent(String sha256) throws IOException {
    Files.deleteIfExists(content(sha256));
  }

  /** Digests of contents that nobody has touched since. */
  List<String> contentsBefore(Instant moment) throws IOException {
    List<String> found = new ArrayList<>();
    for (Path folder : list(contents)) {
      for (Path file : Files.isDirectory(folder) ? list(folder) : List.<Path>of()) {
        String name = name(file);
        if (DIGEST.matcher(name).matches() && isBefore(file, moment)) {
          found.add(name);
        }
      }
    }
    return found;
  }

  /** Keys of uploads that nobody has written to since. */
  List<String> partsBefore(Instant moment) throws IOException {
    List<String> found = new ArrayList<>();
    for (Path file : list(uploads)) {
      String name = name(file);
      if (name.endsWith(ENDING) && isBefore(file, moment)) {
        found.add(name.substring(0, name.length() - ENDING.length()));
      }
    }
    return found;
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }

  private static boolean isBefore(Path file, Instant moment) throws IOException {
    try {
      return Files.getLastModifiedTime(file).toInstant().isBefore(moment);
    } catch (NoSuchFileException gone) {
      return false;
    }
  }

  private static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.toList();
    }
  }

  /** SHA-256 of a file, in lower-case hex. */
  static String digest(Path file) throws IOException {
    MessageDigest digest = Sha256.start();
    byte[] buffer = new byte[BUFFER];
    try (InputStream in = Files.newInputStream(file)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** Writes all of it. */
  static void write(FileChannel channel, byte[] bytes, int length) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, length);
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
  }

  private static void sync(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
