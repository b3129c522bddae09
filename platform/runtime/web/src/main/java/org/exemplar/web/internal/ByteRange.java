package org.exemplar.web.internal;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A part of a content that a client asks for.
 *
 * @param first place of its first byte
 * @param length how many bytes
 */
record ByteRange(long first, long length) {
  private static final Pattern FORM = Pattern.compile("bytes=\\s*(\\d{0,18})-(\\d{0,18})\\s*");

  /** What came of reading the header. */
  sealed interface Asked {}

  /** That part, or all of it. */
  record Some(Optional<ByteRange> part) implements Asked {}

  /** Nothing of it lies in the content. */
  record Beyond() implements Asked {}

  /**
   * Reads {@code Range}. Whoever asks for several parts at once, or in units of which we know
   * nothing, gets all of it.
   *
   * @param size bytes of the content, one at least
   */
  static Asked of(@Nullable String header, long size) {
    Matcher range = FORM.matcher(header == null ? "" : header);
    if (!range.matches() || (range.group(1).isEmpty() && range.group(2).isEmpty())) {
      return new Some(Optional.empty());
    }
    return range.group(1).isEmpty()
        ? suffix(Long.parseLong(range.group(2)), size)
        : between(Long.parseLong(range.group(1)), range.group(2), size);
  }

  private static Asked suffix(long length, long size) {
    long most = Math.min(length, size);
    return most == 0 ? new Beyond() : new Some(Optional.of(new ByteRange(size - most, most)));
  }

  private static Asked between(long first, String end, long size) {
    long last = end.isEmpty() ? size - 1 : Math.min(Long.parseLong(end), size - 1);
    if (!end.isEmpty() && Long.parseLong(end) < first) {
      return new Some(Optional.empty());
    }
    return first >= size
        ? new Beyond()
        : new Some(Optional.of(new ByteRange(first, last - first + 1)));
  }

  /** {@code Content-Range} of the answer. */
  String header(long size) {
    return "bytes " + first + "-" + (first + length - 1) + "/" + size;
  }
}
