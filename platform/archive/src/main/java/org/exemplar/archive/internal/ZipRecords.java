package org.exemplar.archive.internal;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The records of a zip file in the one form that archives of plugins have: UTF-8 names, one fixed
 * time, sizes in front of the data, nothing optional. The writer makes them and the reader compares
 * with them, so that there is no byte in a header that could be anything else.
 */
final class ZipRecords {
  static final int LOCAL = 0x04034b50;
  static final int CENTRAL = 0x02014b50;
  static final int END = 0x06054b50;
  static final int LOCAL_SIZE = 30;
  static final int CENTRAL_SIZE = 46;
  static final int END_SIZE = 22;

  private static final short VERSION = 20;
  private static final short UTF_8 = 0x0800;

  /** Midnight of 1 February 1980, which is after the first moment of zip in every time zone. */
  private static final short TIME = 0;

  private static final short DATE = 0x0041;

  private ZipRecords() {}

  static byte[] local(ZipItem item) {
    byte[] name = item.nameBytes();
    ByteBuffer record = record(LOCAL_SIZE + name.length).putInt(LOCAL);
    common(record, item, name.length);
    return record.put(name).array();
  }

  static byte[] central(ZipItem item, long offset) {
    byte[] name = item.nameBytes();
    ByteBuffer record = record(CENTRAL_SIZE + name.length).putInt(CENTRAL).putShort(VERSION);
    common(record, item, name.length);
    record.putShort((short) 0).putShort((short) 0).putShort((short) 0).putInt(0);
    return record.putInt((int) offset).put(name).array();
  }

  static byte[] end(int entries, long size, long offset) {
    ByteBuffer record = record(END_SIZE).putInt(END).putShort((short) 0).putShort((short) 0);
    record.putShort((short) entries).putShort((short) entries);
    return record.putInt((int) size).putInt((int) offset).putShort((short) 0).array();
  }

  private static ByteBuffer record(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static void common(ByteBuffer record, ZipItem item, int nameLength) {
    record.putShort(VERSION).putShort(UTF_8).putShort((short) item.method());
    record.putShort(TIME).putShort(DATE);
    record.putInt((int) item.crc()).putInt((int) item.packed()).putInt((int) item.size());
    record.putShort((short) nameLength).putShort((short) 0);
  }
}
