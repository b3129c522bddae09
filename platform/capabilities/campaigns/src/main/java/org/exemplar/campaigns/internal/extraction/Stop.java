package org.exemplar.campaigns.internal.extraction;

/** Ends the reading of a file from anywhere inside a library. */
final class Stop extends RuntimeException {
  static final Stop DAMAGED = unreadable("文件已损坏或无法识别", "the file is damaged or not what it seems");
  static final Stop LOCKED = unreadable("文件有密码保护", "the file is protected by a password");
  static final Stop BOMB = unreadable("文件解压后过大", "the file is too large when it is unpacked");
  static final Stop SLOW = unreadable("读取文件用时过长", "reading the file takes too long");
  static final Stop TOO_LONG = new Stop(new Extraction.TooLong());
  static final Stop UNSUPPORTED = new Stop(new Extraction.Unsupported());

  private static final long serialVersionUID = 1L;

  private final transient Extraction outcome;

  private Stop(Extraction outcome) {
    super(outcome.toString(), null, false, false);
    this.outcome = outcome;
  }

  Extraction outcome() {
    return outcome;
  }

  private static Stop unreadable(String zh, String en) {
    return new Stop(new Extraction.Unreadable(zh, en));
  }
}
