package org.exemplar.campaigns.internal.extraction;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * A Word file on its way to the library: unpacked within limits, and with marks around the numbers
 * of automatic lists that Word shows in Chinese, because the library writes all of them in digits.
 */
final class NumberedDocx {
  private static final String DOCUMENT = "word/document.xml";
  private static final String NUMBERING = "word/numbering.xml";
  private static final int MOST_PARTS = 2_000;
  private static final int LARGEST = 64 * 1024 * 1024;

  private NumberedDocx() {}

  static byte[] marked(byte[] content) throws IOException {
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
        zip.write(entry.getName().equals(NUMBERING) ? NumberingMarks.marked(part) : part);
      }
    }
    if (!word) {
      throw Stop.UNSUPPORTED;
    }
    return out.toByteArray();
  }

  private static byte[] part(InputStream in, int number, int budget) throws IOException {
    byte[] part = in.readNBytes(budget + 1);
    if (number > MOST_PARTS || part.length > budget) {
      throw Stop.BOMB;
    }
    return part;
  }
}
