package org.exemplar.plugins.internal.content;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The content files of a plugin as bytes, and their digest. */
final class ContentBytes {
  /** Raised when a check becomes stricter, so that content is checked again. */
  private static final byte RULES = 3;

  /** Capitals, or the ending that an editor adds. */
  private static final Pattern MISNAMED =
      Pattern.compile("(.*)(\\.(?:ya?ml|json))(?:\\.txt)?", Pattern.CASE_INSENSITIVE);

  /** The digest of the rules, made once. */
  private static final class Rules {
    static final byte[] DIGEST = digest();

    private static byte[] digest() {
      MessageDigest digest = sha256();
      digest.update(RULES);
      ContentSchemas.names().forEach(name -> add(digest, ContentSchemas.bytes(name)));
      return digest.digest();
    }
  }

  private ContentBytes() {}

  /** All YAML and JSON files, by name. */
  static SequencedMap<String, byte[]> of(ContentFiles files) throws IOException {
    SequencedMap<String, byte[]> bytes = new TreeMap<>();
    for (String name : files.names()) {
      if (isContent(name)) {
        bytes.put(name, files.read(name));
      }
    }
    return bytes;
  }

  /** Whether it was surely meant to be read and is not, because its name ends otherwise. */
  static boolean isMisnamed(String name) {
    return MISNAMED.matcher(name).matches() && !isContent(name);
  }

  static String rightName(String name) {
    Matcher matcher = MISNAMED.matcher(name);
    return matcher.matches() ? matcher.group(1) + matcher.group(2).toLowerCase(Locale.ROOT) : name;
  }

  private static boolean isContent(String name) {
    return name.endsWith(".yaml") || name.endsWith(".yml") || name.endsWith(".json");
  }

  /** A digest over names and contents, and over the rules that they are checked by. */
  static String digest(Map<String, byte[]> bytes) {
    MessageDigest digest = sha256();
    add(digest, Rules.DIGEST);
    bytes.forEach(
        (name, content) -> {
          add(digest, name.getBytes(StandardCharsets.UTF_8));
          add(digest, content);
        });
    return HexFormat.of().formatHex(digest.digest());
  }

  private static void add(MessageDigest digest, byte[] part) {
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(part.length).array());
    digest.update(part);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
