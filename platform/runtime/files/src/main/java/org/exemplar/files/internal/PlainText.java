package org.exemplar.files.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Whether a content is text of a charset in which Chinese offices write. Its beginning is enough:
 * what is said of a text is that it is none of the kinds that have marks.
 */
final class PlainText {
  private static final int HEAD = 1 << 16;
  private static final List<Charset> CHARSETS =
      List.of(StandardCharsets.UTF_8, Charset.forName("GB18030"));

  private PlainText() {}

  static boolean is(Path content) throws IOException {
    byte[] head;
    try (InputStream in = Files.newInputStream(content)) {
      head = in.readNBytes(HEAD);
    }
    for (byte each : head) {
      if (each >= 0 && each < ' ' && "\t\n\r\f".indexOf(each) < 0) {
        return false;
      }
    }
    return CHARSETS.stream().anyMatch(charset -> decodes(charset, head));
  }

  /** A character that is cut off at the end of the head is none that is wrong. */
  private static boolean decodes(Charset charset, byte[] head) {
    return !charset
        .newDecoder()
        .onMalformedInput(CodingErrorAction.REPORT)
        .onUnmappableCharacter(CodingErrorAction.REPORT)
        .decode(ByteBuffer.wrap(head), CharBuffer.allocate(head.length), false)
        .isError();
  }
}
