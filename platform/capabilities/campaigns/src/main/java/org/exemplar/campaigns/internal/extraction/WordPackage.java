package org.exemplar.campaigns.internal.extraction;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * A Word file on its way to the library: unpacked within limits, without comments, and with marks
 * around the numbers of automatic lists that Word shows in Chinese, because the library writes all
 * of them in digits.
 */
final class WordPackage {
  private static final String DOCUMENT = "word/document.xml";
  private static final String NUMBERING = "word/numbering.xml";
  private static final String COMMENTS = "word/comments.xml";
  private static final String NO_COMMENTS =
      "<w:comments xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"/>";
  private static final int MOST_PARTS = 2_000;
  private static final int LARGEST = 64 * 1024 * 1024;

  private WordPackage() {}

  static byte[] prepared(byte[] content) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream(content.length);
    boolean word = false;
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(content));
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.setLevel(1);
      int budget = LARGEST;
      int parts = 0;
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        byte[] part = part(in, ++parts, budget);
        budget -= part.length;
        word |= entry.getName().equals(DOCUMENT);
        zip.putNextEntry(new ZipEntry(entry.getName()));
        zip.write(prepared(entry.getName(), part));
      }
    }
    if (!word) {
      throw new Stop(Stop.UNSUPPORTED);
    }
    return out.toByteArray();
  }

  private static byte[] prepared(String name, byte[] part) throws IOException {
    return switch (name) {
      case NUMBERING -> NumberingMarks.marked(part);
      case COMMENTS -> NO_COMMENTS.getBytes(StandardCharsets.UTF_8);
      default -> part;
    };
  }

  private static byte[] part(InputStream in, int number, int budget) throws IOException {
    byte[] part = in.readNBytes(budget + 1);
    if (number > MOST_PARTS || part.length > budget) {
      throw new Stop(Stop.BOMB);
    }
    return part;
  }
}
