package org.exemplar.archive.internal;

import java.nio.charset.StandardCharsets;

/**
 * What a zip file says about one entry, without where it stands.
 *
 * @param name its name
 * @param method {@link #STORED} or {@link #DEFLATED}
 * @param crc CRC-32 of what it holds
 * @param packed bytes in the file
 * @param size bytes unpacked
 */
record ZipItem(String name, int method, long crc, long packed, long size) {
  static final int STORED = 0;
  static final int DEFLATED = 8;

  byte[] nameBytes() {
    return name.getBytes(StandardCharsets.UTF_8);
  }
}
