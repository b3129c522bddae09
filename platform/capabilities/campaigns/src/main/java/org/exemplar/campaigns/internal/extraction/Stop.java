package org.exemplar.campaigns.internal.extraction;

/** Ends the reading of a file from anywhere inside a library. */
final class Stop extends RuntimeException {
  static final Extraction DAMAGED =
      new Extraction.Unreadable("文件已损坏或无法识别", "the file is damaged or not what it seems");
  static final Extraction LOCKED =
      new Extraction.Unreadable("文件有密码保护", "the file is protected by a password");
  static final Extraction BOMB =
      new Extraction.Unreadable("文件解压后过大", "the file is too large when it is unpacked");
  static final Extraction SLOW =
      new Extraction.Unreadable("读取文件用时过长", "reading the file takes too long");
  static final Extraction TOO_LONG = new Extraction.TooLong();
  static final Extraction UNSUPPORTED = new Extraction.Unsupported();

  private static final long serialVersionUID = 1L;

  private final transient Extraction outcome;

  Stop(Extraction outcome) {
    super(outcome.toString(), null, false, false);
    this.outcome = outcome;
  }

  Extraction outcome() {
    return outcome;
  }
}
