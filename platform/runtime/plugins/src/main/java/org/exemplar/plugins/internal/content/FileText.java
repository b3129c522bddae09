package org.exemplar.plugins.internal.content;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;
import org.exemplar.plugins.Problem;
import org.exemplar.spi.LocalizedText;

/** Makes text of the bytes of a file, if parsers can be given it. */
final class FileText {
  private static final int MOST = 1_000_000;

  private final String file;
  private final Consumer<Problem> problems;

  FileText(String file, Consumer<Problem> problems) {
    this.file = file;
    this.problems = problems;
  }

  /** The text; empty where something is wrong with it. */
  Optional<String> of(byte[] bytes) {
    return decode(bytes).filter(this::isPlain);
  }

  private Optional<String> decode(byte[] bytes) {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    CharBuffer text = CharBuffer.allocate(bytes.length + 1);
    CoderResult result = decoder.decode(ByteBuffer.wrap(bytes), text, true);
    text.flip();
    if (result.isError()) {
      int line = 1 + (int) text.chars().filter(c -> c == '\n').count();
      refuse(line, FileWording.notUtf8());
      return Optional.empty();
    }
    String decoded = text.toString();
    return Optional.of(decoded.startsWith("\uFEFF") ? decoded.substring(1) : decoded);
  }

  /** Whether the parsers take it; they would say of the rest neither where it is nor why. */
  private boolean isPlain(String text) {
    if (text.length() > MOST) {
      refuse(1, FileWording.tooLarge(MOST));
      return false;
    }
    int line = 1;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t' && c != '\u0085') {
        refuse(line, FileWording.controlCharacter(c));
        return false;
      }
      line += c == '\n' ? 1 : 0;
    }
    return true;
  }

  private void refuse(int line, LocalizedText message) {
    problems.accept(new Problem(Codes.UNREADABLE, message, Optional.of(file), line, ""));
  }
}
