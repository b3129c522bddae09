package org.exemplar.archive.internal;

import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Unpacks entries, never more than their headers promise. */
final class Unpacking {
  private Unpacking() {}

  /** What an entry holds; empty where that is not what its header says. */
  static Optional<byte[]> of(byte[] file, ZipEntryData entry) {
    ZipItem item = entry.item();
    byte[] content = new byte[(int) item.size()];
    boolean whole =
        item.method() == ZipItem.STORED
            ? copy(file, entry, content)
            : inflate(file, entry, content);
    CRC32 crc = new CRC32();
    crc.update(content);
    return whole && crc.getValue() == item.crc() ? Optional.of(content) : Optional.empty();
  }

  private static boolean copy(byte[] file, ZipEntryData entry, byte[] content) {
    if (entry.item().packed() != content.length) {
      return false;
    }
    System.arraycopy(file, entry.dataOffset(), content, 0, content.length);
    return true;
  }

  private static boolean inflate(byte[] file, ZipEntryData entry, byte[] content) {
    int packed = (int) entry.item().packed();
    Inflater inflater = new Inflater(true);
    try {
      inflater.setInput(file, entry.dataOffset(), packed);
      int done = 0;
      while (done < content.length) {
        int more = inflater.inflate(content, done, content.length - done);
        if (more == 0) {
          return false;
        }
        done += more;
      }
      return inflater.inflate(new byte[1]) == 0
          && inflater.finished()
          && inflater.getBytesRead() == packed;
    } catch (DataFormatException e) {
      return false;
    } finally {
      inflater.end();
    }
  }
}
