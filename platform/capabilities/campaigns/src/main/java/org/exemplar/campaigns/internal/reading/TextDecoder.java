package org.exemplar.campaigns.internal.reading;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Turns bytes into text: by byte order mark, else strict UTF-8, else GB18030. */
public final class TextDecoder {
  private static final Charset GB18030 = Charset.forName("GB18030");
  private static final Charset COMMON = Charset.forName("GB2312");
  private static final List<byte[]> FILE_KINDS =
      List.of(
          new byte[] {'%', 'P', 'D', 'F'},
          new byte[] {'P', 'K', 3, 4},
          new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0},
          new byte[] {'{', '\\', 'r', 't', 'f'});

  private TextDecoder() {}

  /** Whether the bytes are a file of another kind, or hold what no text holds. */
  public static boolean isBinary(byte[] bytes) {
    if (FILE_KINDS.stream().anyMatch(kind -> startsWith(bytes, kind))) {
      return true;
    }
    if (isUtf16(bytes)) {
      return false;
    }
    long controls = 0;
    for (byte b : bytes) {
      if (b == 0) {
        return true;
      }
      controls += b >= 0 && b < 0x20 && "\t\n\r\f\u000B".indexOf(b) < 0 ? 1 : 0;
    }
    return controls * 100 > bytes.length;
  }

  /** The text; empty when the bytes are not Chinese text in a charset that is known here. */
  public static Optional<String> decode(byte[] bytes) {
    if (isUtf16(bytes)) {
      return strict(bytes, StandardCharsets.UTF_16);
    }
    return strict(bytes, StandardCharsets.UTF_8)
        .or(() -> strict(bytes, GB18030).filter(TextDecoder::isLikely));
  }

  private static Optional<String> strict(byte[] bytes, Charset charset) {
    try {
      return Optional.of(
          charset
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes))
              .toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  /** GB18030 accepts almost any bytes; real text consists of common characters mostly. */
  private static boolean isLikely(String text) {
    CharsetEncoder common = COMMON.newEncoder();
    int foreign = 0;
    int likely = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 0x80) {
        foreign++;
        likely += isCommon(c, common) ? 1 : 0;
      }
    }
    return likely * 5 >= foreign * 4;
  }

  private static boolean isCommon(char c, CharsetEncoder common) {
    return Zh.isHan(c) ? common.canEncode(c) : Zh.isWide(c) || c == 0xA0;
  }

  private static boolean isUtf16(byte[] bytes) {
    return startsWith(bytes, new byte[] {(byte) 0xFE, (byte) 0xFF})
        || startsWith(bytes, new byte[] {(byte) 0xFF, (byte) 0xFE});
  }

  private static boolean startsWith(byte[] bytes, byte[] start) {
    for (int i = 0; i < start.length; i++) {
      if (i >= bytes.length || bytes[i] != start[i]) {
        return false;
      }
    }
    return true;
  }
}
