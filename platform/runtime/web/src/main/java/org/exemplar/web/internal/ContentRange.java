package org.exemplar.web.internal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.exemplar.files.FileTransfer.Part;
import org.jspecify.annotations.Nullable;

/** Reads which part of a file a {@code PUT} brings. */
final class ContentRange {
  private static final Pattern FORM =
      Pattern.compile("bytes (?:(\\d{1,18})-(\\d{1,18})|\\*)/(\\d{1,18}|\\*)");

  private static final Fault INVALID =
      Fault.badRequest(
          "Content-Range 须为 bytes 起-止/总数，且与正文长度一致",
          "Content-Range is bytes first-last/total, and the body is as long as it says");

  private ContentRange() {}

  /** The whole file where nothing else is said. */
  static Part of(HttpServletRequest request) throws FaultException {
    OptionalLong length = length(request.getContentLengthLong());
    @Nullable String header = request.getHeader("Content-Range");
    if (header == null) {
      return new Part(OptionalLong.of(0), length, length);
    }
    Matcher range = FORM.matcher(header.strip());
    if (!range.matches()) {
      throw new FaultException(INVALID);
    }
    OptionalLong total = total(range.group(3));
    return range.group(1) == null
        ? new Part(OptionalLong.empty(), OptionalLong.empty(), total)
        : part(Long.parseLong(range.group(1)), Long.parseLong(range.group(2)), length, total);
  }

  private static Part part(long first, long last, OptionalLong length, OptionalLong total)
      throws FaultException {
    long said = last - first + 1;
    boolean fits =
        said > 0
            && (length.isEmpty() || length.getAsLong() == said)
            && (total.isEmpty() || last < total.getAsLong());
    if (!fits) {
      throw new FaultException(INVALID);
    }
    return new Part(OptionalLong.of(first), OptionalLong.of(said), total);
  }

  private static OptionalLong total(String text) {
    return text.equals("*") ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(text));
  }

  private static OptionalLong length(long header) {
    return header < 0 ? OptionalLong.empty() : OptionalLong.of(header);
  }
}
