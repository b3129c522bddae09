package org.exemplar.archive.internal;

import org.exemplar.spi.LocalizedText;

/** A data file that is not as it should be; caught by whoever read it. */
final class DataException extends Exception {
  private static final long serialVersionUID = 1L;

  private final int line;
  private final transient LocalizedText text;

  DataException(int line, String zh, String en) {
    super(en, null, false, false);
    this.line = line;
    this.text = new LocalizedText(zh, en);
  }

  /** The line, 1 for the first, 0 where unknown. */
  int line() {
    return line;
  }

  /** What is wrong, without the line. */
  LocalizedText text() {
    return text;
  }

  /** What is wrong and on which line. */
  LocalizedText placed() {
    return line == 0
        ? text
        : new LocalizedText("第 " + line + " 行：" + text.zh(), "line " + line + ": " + text.en());
  }
}
