package org.exemplar.organizations.internal;

import java.io.InputStream;
import java.util.Objects;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** The bytes of a staged file, one part at a time. */
final class StagedBytes extends InputStream {
  private final IntFunction<byte[]> parts;
  private final int total;
  private byte[] part = {};
  private int inPart;
  private int read;

  /**
   * Reads from parts.
   *
   * @param parts the part that begins at an offset
   * @param total how many bytes there are
   */
  StagedBytes(IntFunction<byte[]> parts, int total) {
    this.parts = parts;
    this.total = total;
  }

  @Override
  public int read() {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte @Nullable [] into, int offset, int length) {
    if (read == total) {
      return -1;
    }
    if (inPart == part.length) {
      part = parts.apply(read);
      inPart = 0;
    }
    int count = Math.min(length, part.length - inPart);
    System.arraycopy(part, inPart, Objects.requireNonNull(into), offset, count);
    inPart += count;
    read += count;
    return count;
  }
}
