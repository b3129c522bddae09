package org.exemplar.distribution.otlp;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A message of Protocol Buffers, as it stands on the wire.
 *
 * @param fields by number, each as often as it stands there: numbers, or bytes
 */
record Wire(Map<Integer, List<Object>> fields) {
  private static final int VARINT = 0;
  private static final int FIXED_64 = 1;
  private static final int BYTES = 2;
  private static final int FIXED_32 = 5;

  static Wire read(byte[] message) {
    Map<Integer, List<Object>> fields = new TreeMap<>();
    ByteBuffer rest = ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN);
    while (rest.hasRemaining()) {
      long key = varint(rest);
      fields
          .computeIfAbsent((int) (key >>> 3), first -> new ArrayList<>())
          .add(value((int) (key & 7), rest));
    }
    return new Wire(fields);
  }

  private static Object value(int type, ByteBuffer rest) {
    return switch (type) {
      case VARINT -> varint(rest);
      case FIXED_64 -> rest.getLong();
      case FIXED_32 -> (long) rest.getInt();
      case BYTES -> {
        byte[] bytes = new byte[(int) varint(rest)];
        rest.get(bytes);
        yield bytes;
      }
      default -> throw new AssertionError("wire type " + type);
    };
  }

  private static long varint(ByteBuffer rest) {
    long value = 0;
    int shift = 0;
    long part = rest.get();
    while (part < 0) {
      value |= (part & 0x7f) << shift;
      shift += 7;
      part = rest.get();
    }
    return value | part << shift;
  }

  private List<Object> all(int field) {
    return fields.getOrDefault(field, List.of());
  }

  List<Wire> messages(int field) {
    return all(field).stream().map(bytes -> read((byte[]) bytes)).toList();
  }

  String text(int field) {
    return all(field).isEmpty()
        ? ""
        : new String((byte[]) all(field).getFirst(), StandardCharsets.UTF_8);
  }

  String hex(int field) {
    return all(field).isEmpty() ? "" : HexFormat.of().formatHex((byte[]) all(field).getFirst());
  }

  long number(int field) {
    return all(field).isEmpty() ? 0 : (Long) all(field).getFirst();
  }

  boolean has(int field) {
    return fields.containsKey(field);
  }
}
