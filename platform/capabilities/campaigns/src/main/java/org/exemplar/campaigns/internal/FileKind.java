package org.exemplar.campaigns.internal;

import java.util.Optional;

/** A kind of file that documents come in, told by its first bytes. */
enum FileKind {
  TEXT,
  /** Word since 2007, a zip file. */
  DOCX,
  /** Word before 2007, a compound file. */
  DOC,
  PDF;

  private static final byte[] ZIP = {'P', 'K', 3, 4};
  private static final byte[] COMPOUND = {
    (byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1
  };
  private static final byte[] PDF_HEAD = {'%', 'P', 'D', 'F', '-'};
  private static final int PDF_HEAD_WITHIN = 1024;

  /** The kind of file; empty for a binary file of none of these kinds. */
  static Optional<FileKind> of(byte[] content) {
    if (startsWith(content, ZIP, 0)) {
      return Optional.of(DOCX);
    }
    if (startsWith(content, COMPOUND, 0)) {
      return Optional.of(DOC);
    }
    if (isPdf(content)) {
      return Optional.of(PDF);
    }
    return org.exemplar.campaigns.internal.reading.TextDecoder.isBinary(content)
        ? Optional.empty()
        : Optional.of(TEXT);
  }

  private static boolean isPdf(byte[] content) {
    for (int start = 0; start < Math.min(PDF_HEAD_WITHIN, content.length); start++) {
      if (startsWith(content, PDF_HEAD, start)) {
        return true;
      }
    }
    return false;
  }

  private static boolean startsWith(byte[] content, byte[] head, int start) {
    if (content.length < start + head.length) {
      return false;
    }
    for (int i = 0; i < head.length; i++) {
      if (content[start + i] != head[i]) {
        return false;
      }
    }
    return true;
  }
}
