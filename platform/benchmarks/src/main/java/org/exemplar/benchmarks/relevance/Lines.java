package org.exemplar.benchmarks.relevance;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The lines of a file in UTF-8, one by one, so that a large one need not fit into memory. */
final class Lines {
  private static final int BUFFER = 1 << 16;
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private Lines() {}

  /** Takes a line; what is wrong with it is thrown without its place. */
  @FunctionalInterface
  interface Visitor {
    /**
     * Takes a line.
     *
     * @throws IllegalArgumentException says what is wrong with it
     */
    void line(int number, String text) throws IOException;
  }

  /**
   * Shows each line that is not blank.
   *
   * @throws BadLineException for the first one that is wrong
   */
  static void read(Path file, Visitor visitor) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new IllegalArgumentException("There is no " + file.getFileName() + " in the folder");
    }
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER)) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      int number = 1;
      int next = in.read();
      while (next >= 0) {
        if (next == '\n') {
          show(file, number++, bytes, visitor);
        } else {
          bytes.write(next);
        }
        next = in.read();
      }
      show(file, number, bytes, visitor);
    }
  }

  private static void show(Path file, int number, ByteArrayOutputStream bytes, Visitor visitor)
      throws IOException {
    try {
      String text =
          StandardCharsets.UTF_8
              .newDecoder()
              .decode(ByteBuffer.wrap(bytes.toByteArray()))
              .toString();
      String line = number == 1 && text.indexOf(BYTE_ORDER_MARK) == 0 ? text.substring(1) : text;
      if (!line.isBlank()) {
        visitor.line(number, line);
      }
    } catch (CharacterCodingException e) {
      throw (BadLineException) new BadLineException(file, number, "is not UTF-8").initCause(e);
    } catch (IllegalArgumentException e) {
      throw (BadLineException)
          new BadLineException(file, number, String.valueOf(e.getMessage())).initCause(e);
    }
    bytes.reset();
  }
}
