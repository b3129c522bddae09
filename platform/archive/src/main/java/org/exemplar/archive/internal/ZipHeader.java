package org.exemplar.archive.internal;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A header of an entry, local or in the directory, as it stands in a file, right or not.
 *
 * @param position where it begins
 * @param flags its flags
 * @param item its name, method and sizes
 * @param validName whether its name is UTF-8
 * @param length bytes of the header with name and everything optional
 * @param plain whether there is nothing optional in it
 * @param attributes file attributes in the directory, 0 in a local header
 * @param offset where the directory says that the entry begins; its own position in a local header
 */
record ZipHeader(
    int position,
    int flags,
    ZipItem item,
    boolean validName,
    int length,
    boolean plain,
    int attributes,
    long offset) {
  private static final int ENCRYPTED = 0x2041;
  private static final int DESCRIPTOR = 0x0008;
  private static final int FILE_TYPE = 0xF000;
  private static final int REGULAR = 0x8000;
  private static final long ZIP64 = 0xFFFFFFFFL;

  /** The local header at a position, empty where none fits there before {@code limit}. */
  static Optional<ZipHeader> local(byte[] file, int position, int limit) {
    if (position + ZipRecords.LOCAL_SIZE > limit || sign(file, position) != ZipRecords.LOCAL) {
      return Optional.empty();
    }
    ByteBuffer in = at(file, position + Integer.BYTES);
    return read(file, position, limit, in, ZipRecords.LOCAL_SIZE);
  }

  /** The header in the directory at a position, empty where none fits there. */
  static Optional<ZipHeader> central(byte[] file, int position, int limit) {
    if (position + ZipRecords.CENTRAL_SIZE > limit || sign(file, position) != ZipRecords.CENTRAL) {
      return Optional.empty();
    }
    ByteBuffer in = at(file, position + Integer.BYTES + Short.BYTES);
    return read(file, position, limit, in, ZipRecords.CENTRAL_SIZE);
  }

  private static Optional<ZipHeader> read(
      byte[] file, int position, int limit, ByteBuffer in, int fixed) {
    in.getShort();
    int flags = u16(in);
    int method = u16(in);
    in.getInt();
    long crc = u32(in);
    long packed = u32(in);
    long size = u32(in);
    int nameLength = u16(in);
    int extra = u16(in);
    int comment = 0;
    int attributes = 0;
    long offset = position;
    if (fixed == ZipRecords.CENTRAL_SIZE) {
      comment = u16(in);
      in.getInt();
      attributes = in.getInt();
      offset = u32(in);
    }
    int length = fixed + nameLength + extra + comment;
    if (position + length > limit) {
      return Optional.empty();
    }
    byte[] bytes = new byte[nameLength];
    in.get(bytes);
    Optional<String> name = utf8(bytes);
    ZipItem item =
        new ZipItem(
            name.orElseGet(() -> new String(bytes, StandardCharsets.ISO_8859_1)),
            method,
            crc,
            packed,
            size);
    boolean plain = extra == 0 && comment == 0;
    return Optional.of(
        new ZipHeader(position, flags, item, name.isPresent(), length, plain, attributes, offset));
  }

  private static Optional<String> utf8(byte[] bytes) {
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  static int sign(byte[] file, int position) {
    return at(file, position).getInt();
  }

  static ByteBuffer at(byte[] file, int position) {
    return ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).position(position);
  }

  static int u16(ByteBuffer in) {
    return Short.toUnsignedInt(in.getShort());
  }

  static long u32(ByteBuffer in) {
    return Integer.toUnsignedLong(in.getInt());
  }

  boolean encrypted() {
    return (flags & ENCRYPTED) != 0;
  }

  boolean sizesBehind() {
    return (flags & DESCRIPTOR) != 0;
  }

  boolean knownMethod() {
    return item.method() == ZipItem.STORED || item.method() == ZipItem.DEFLATED;
  }

  /** Whether Unix attributes make it anything but a file: a link, a folder, a device. */
  boolean special() {
    int type = (attributes >>> Short.SIZE) & FILE_TYPE;
    return type != 0 && type != REGULAR;
  }

  boolean zip64() {
    return item.packed() == ZIP64 || item.size() == ZIP64 || offset == ZIP64;
  }
}
