package org.exemplar.store;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * A text and who signed it, in the form of C2SP's signed-note.
 *
 * @param text all lines before the last empty one, each with its line feed
 * @param signatures at least one
 */
public record SignedNote(String text, List<Line> signatures) {
  private static final String BETWEEN = "\n\n";
  private static final String DASH = "— ";
  private static final int LONGEST = 1_000_000;
  private static final int MOST_SIGNATURES = 100;

  public SignedNote {
    signatures = List.copyOf(signatures);
  }

  /**
   * A line of a signature.
   *
   * @param name name of the key
   * @param base64 id of the key and signature
   */
  public record Line(String name, String base64) {
    private int keyId() {
      return ByteBuffer.wrap(bytes()).getInt();
    }

    private byte[] signature() {
      byte[] bytes = bytes();
      return Arrays.copyOfRange(bytes, Integer.BYTES, bytes.length);
    }

    private byte[] bytes() {
      return Base64.getDecoder().decode(base64);
    }
  }

  /**
   * Reads a note; it says nothing before a key has verified it.
   *
   * @throws IllegalArgumentException when it is none
   */
  public static SignedNote parse(String note) {
    if (note.length() > LONGEST || note.chars().anyMatch(each -> each < ' ' && each != '\n')) {
      throw new IllegalArgumentException("too long, or with characters that no note has");
    }
    int end = note.lastIndexOf(BETWEEN);
    if (end < 0 || !note.endsWith("\n")) {
      throw new IllegalArgumentException("a note is a text, an empty line and signatures");
    }
    List<Line> lines = new ArrayList<>();
    for (String line : note.substring(end + 2).split("\n", -1)) {
      if (!line.isEmpty()) {
        lines.add(line(line));
      }
    }
    if (lines.isEmpty() || lines.size() > MOST_SIGNATURES) {
      throw new IllegalArgumentException("a note has 1 to " + MOST_SIGNATURES + " signatures");
    }
    return new SignedNote(note.substring(0, end + 1), lines);
  }

  /**
   * The first of these keys that has signed it; empty when none has, or when a signature that bears
   * the name and id of one of them is not its own.
   */
  public Optional<VerifierKey> signer(Collection<VerifierKey> known) {
    Optional<VerifierKey> signer = Optional.empty();
    for (Line line : signatures) {
      Optional<VerifierKey> key =
          known.stream()
              .filter(each -> each.name().equals(line.name()) && each.id() == line.keyId())
              .findFirst();
      if (key.isPresent()) {
        if (!key.get().verifies(text, line.signature())) {
          return Optional.empty();
        }
        signer = signer.or(() -> key);
      }
    }
    return signer;
  }

  private static Line line(String text) {
    String[] parts = text.split(" ", -1);
    if (!text.startsWith(DASH) || parts.length != 3) {
      throw new IllegalArgumentException("no line of a signature: " + text);
    }
    VerifierKey.requireName(parts[1]);
    if (Base64.getDecoder().decode(parts[2]).length <= Integer.BYTES) {
      throw new IllegalArgumentException("no signature: " + text);
    }
    return new Line(parts[1], parts[2]);
  }
}
