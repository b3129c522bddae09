package org.exemplar.web.internal;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream that breaks off when more comes than is allowed. */
final class LimitedStream extends FilterInputStream {
  /** More came than is allowed. */
  static final class TooLong extends IOException {
    private static final long serialVersionUID = 1L;
  }

  private long left;

  LimitedStream(InputStream in, long limit) {
    super(in);
    left = limit;
  }

  @Override
  public int read() throws IOException {
    int next = super.read();
    if (next >= 0) {
      take(1);
    }
    return next;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int count = super.read(bytes, offset, length);
    if (count > 0) {
      take(count);
    }
    return count;
  }

  private void take(int count) throws TooLong {
    left -= count;
    if (left < 0) {
      throw new TooLong();
    }
  }
}
