package org.exemplar.archive.internal;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Writes a zip file in the form of {@link ZipRecords}. */
final class ZipWriter {
  private static final int BUFFER = 8192;

  private record Placed(ZipItem item, long offset) {}

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final List<Placed> placed = new ArrayList<>();

  /** Takes over entries of another file as they stand there. */
  void copy(byte[] file, List<ZipEntryData> entries) {
    for (ZipEntryData entry : entries) {
      placed.add(new Placed(entry.item(), out.size()));
      out.writeBytes(ZipRecords.local(entry.item()));
      out.write(file, entry.dataOffset(), (int) entry.item().packed());
    }
  }

  /** Adds an entry, packed where that makes it smaller. */
  void add(String name, byte[] content) {
    byte[] deflated = deflate(content);
    boolean smaller = deflated.length < content.length;
    add(name, content, smaller ? deflated : content, smaller ? ZipItem.DEFLATED : ZipItem.STORED);
  }

  /** Adds an entry as it is. */
  void store(String name, byte[] content) {
    add(name, content, content, ZipItem.STORED);
  }

  private void add(String name, byte[] content, byte[] packed, int method) {
    CRC32 crc = new CRC32();
    crc.update(content);
    ZipItem item = new ZipItem(name, method, crc.getValue(), packed.length, content.length);
    placed.add(new Placed(item, out.size()));
    out.writeBytes(ZipRecords.local(item));
    out.writeBytes(packed);
  }

  /** All that stands in front of the directory so far. */
  byte[] body() {
    return out.toByteArray();
  }

  /** The whole file. */
  byte[] finish() {
    int directory = out.size();
    placed.forEach(each -> out.writeBytes(ZipRecords.central(each.item(), each.offset())));
    out.writeBytes(ZipRecords.end(placed.size(), out.size() - directory, directory));
    return out.toByteArray();
  }

  private static byte[] deflate(byte[] content) {
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
    try {
      deflater.setInput(content);
      deflater.finish();
      ByteArrayOutputStream packed = new ByteArrayOutputStream();
      byte[] buffer = new byte[BUFFER];
      while (!deflater.finished()) {
        packed.write(buffer, 0, deflater.deflate(buffer));
      }
      return packed.toByteArray();
    } finally {
      deflater.end();
    }
  }
}
