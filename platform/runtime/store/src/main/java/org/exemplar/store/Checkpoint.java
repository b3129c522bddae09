package org.exemplar.store;

import java.util.Base64;
import java.util.regex.Pattern;

/**
 * How far a log had come, in the form of C2SP's tlog-checkpoint: three lines, which a {@link
 * SignerKey} signs.
 *
 * @param origin which log
 * @param size how many entries
 * @param root root of the Merkle tree over them
 */
public record Checkpoint(String origin, long size, TreeHash root) {
  private static final Pattern SIZE = Pattern.compile("0|[1-9][0-9]{0,17}");
  private static final int LINES = 3;

  public Checkpoint {
    if (origin.isEmpty() || origin.contains("\n") || size < 0) {
      throw new IllegalArgumentException("a checkpoint has an origin of one line, and a size");
    }
  }

  /**
   * Reads the text of a note; lines behind the third are left to those who wrote them.
   *
   * @throws IllegalArgumentException when it is no checkpoint
   */
  public static Checkpoint parse(String text) {
    String[] lines = text.split("\n", -1);
    if (lines.length <= LINES || !lines[lines.length - 1].isEmpty()) {
      throw new IllegalArgumentException("a checkpoint has three lines or more");
    }
    for (int at = 0; at < lines.length - 1; at++) {
      if (lines[at].isEmpty()) {
        throw new IllegalArgumentException("no line of a checkpoint is empty");
      }
    }
    if (!SIZE.matcher(lines[1]).matches()) {
      throw new IllegalArgumentException("no size: " + lines[1]);
    }
    TreeHash root = TreeHash.of(Base64.getDecoder().decode(lines[2]));
    if (!root.base64().equals(lines[2])) {
      throw new IllegalArgumentException("no root: " + lines[2]);
    }
    return new Checkpoint(lines[0], Long.parseLong(lines[1]), root);
  }

  /** Its three lines. */
  public String text() {
    return origin + "\n" + size + "\n" + root.base64() + "\n";
  }
}
