package org.exemplar.archive.internal;

import static org.exemplar.archive.internal.ZipHeader.at;
import static org.exemplar.archive.internal.ZipHeader.sign;
import static org.exemplar.archive.internal.ZipHeader.u16;
import static org.exemplar.archive.internal.ZipHeader.u32;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.exemplar.archive.ArchiveLimits;

/**
 * Reads a zip file both ways, from its front and by its directory, and takes it only when both say
 * the same and every header is byte for byte as {@link ZipRecords} writes it.
 */
final class ZipReader {
  private static final int LONGEST_COMMENT = 65535;
  private static final String REPACK_ZH = "；请用 exemplar plugin pack 或 seal 重新生成";
  private static final String REPACK_EN = "; make it anew with exemplar plugin pack or seal";

  private final byte[] file;
  private final ArchiveLimits limits;
  private final Problems problems;

  /** The directory of the file: where it begins, how many entries it has. */
  private record Directory(int offset, int entries) {}

  ZipReader(byte[] file, ArchiveLimits limits, Problems problems) {
    this.file = file;
    this.limits = limits;
    this.problems = problems;
  }

  /** All entries in the order of the file; empty when anything is wrong. */
  Optional<List<ZipEntryData>> read() {
    Optional<Directory> directory = directory();
    if (directory.isEmpty() || !problems.isEmpty()) {
      return Optional.empty();
    }
    List<ZipHeader> central = central(directory.get());
    new HeaderCheck(limits, problems).check(central, local(directory.get().offset()));
    return problems.isEmpty() ? exact(central, directory.get()) : Optional.empty();
  }

  private Optional<Directory> directory() {
    int end = file.length - ZipRecords.END_SIZE;
    if (file.length == 0) {
      return refuse(Codes.UNREADABLE, "文件是空的，请重新复制", "the file is empty; copy it again");
    }
    if (end < 0 || file[0] != 'P' || file[1] != 'K') {
      boolean archive = end >= 0 && findEnd(end) >= 0;
      return archive
          ? layout("归档前面有多余的内容", "there is something in front of the archive")
          : refuse(Codes.UNREADABLE, "文件不是插件归档（jar）", "the file is no archive of a plugin (a jar)");
    }
    if (sign(file, end) != ZipRecords.END) {
      return findEnd(end) >= 0
          ? layout("归档后面有多余的内容或注释", "there is something behind the archive, or a comment")
          : refuse(
              Codes.UNREADABLE,
              "归档后面缺了一部分，请重新复制",
              "the end of the archive is missing; copy it again");
    }
    ByteBuffer in = at(file, end + Integer.BYTES);
    long disks = u32(in);
    int here = u16(in);
    int entries = u16(in);
    long size = u32(in);
    long offset = u32(in);
    if (entries > limits.entries()) {
      return refuse(
          Codes.TOO_LARGE,
          "归档有 " + entries + " 个条目，最多 " + limits.entries() + " 个",
          "the archive has " + entries + " entries; " + limits.entries() + " are allowed");
    }
    if (disks != 0 || here != entries || u16(in) != 0 || offset + size != end) {
      return layout(
          "归档的目录与文件不符（前后有多余内容、zip64 或分卷）",
          "the archive's directory does not fit the file (something in front or behind, zip64 or"
              + " several parts)");
    }
    return Optional.of(new Directory((int) offset, entries));
  }

  private int findEnd(int from) {
    for (int i = from; i >= Math.max(0, from - LONGEST_COMMENT - ZipRecords.END_SIZE); i--) {
      if (sign(file, i) == ZipRecords.END) {
        return i;
      }
    }
    return -1;
  }

  private List<ZipHeader> central(Directory directory) {
    int limit = file.length - ZipRecords.END_SIZE;
    List<ZipHeader> headers = new ArrayList<>();
    int position = directory.offset();
    for (int i = 0; i < directory.entries(); i++) {
      Optional<ZipHeader> header = ZipHeader.central(file, position, limit);
      if (header.isEmpty()) {
        layout("归档的目录是坏的", "the archive's directory is broken");
        return headers;
      }
      headers.add(header.get());
      position += header.get().length();
    }
    if (position != limit) {
      layout("归档的目录后面有多余的内容", "there is something behind the archive's directory");
    }
    return headers;
  }

  /** The headers in front of the data; empty where they do not follow each other. */
  private Optional<List<ZipHeader>> local(int limit) {
    List<ZipHeader> headers = new ArrayList<>();
    int position = 0;
    while (position < limit) {
      Optional<ZipHeader> header = ZipHeader.local(file, position, limit);
      long next = header.map(h -> (long) h.position() + h.length() + h.item().packed()).orElse(0L);
      if (header.isEmpty() || next > limit) {
        return layout(
            "条目之间有多余的内容，或条目不完整", "there is something between the entries, or one is broken");
      }
      headers.add(header.get());
      if (headers.size() > limits.entries()) {
        return layout("条目多于目录所列", "there are more entries than the directory lists");
      }
      position = (int) next;
    }
    return Optional.of(headers);
  }

  /** What the directory lists, when every header is as it would be written from that. */
  private Optional<List<ZipEntryData>> exact(List<ZipHeader> central, Directory directory) {
    List<ZipEntryData> entries = new ArrayList<>();
    long position = 0;
    for (ZipHeader header : central) {
      ZipItem item = header.item();
      byte[] local = ZipRecords.local(item);
      byte[] listed = ZipRecords.central(item, position);
      long data = position + local.length;
      if (data + item.packed() > directory.offset()
          || !stands(local, position)
          || !stands(listed, header.position())) {
        problems.addAt(
            item.name(),
            Codes.LAYOUT,
            "条目头不是归档应有的写法（时间、标志、权限、顺序等）" + REPACK_ZH,
            "its headers are not written as archives of plugins have them (time, flags, rights,"
                + " order)"
                + REPACK_EN);
        return Optional.empty();
      }
      entries.add(new ZipEntryData(item, (int) position, (int) data));
      position = data + item.packed();
    }
    return position == directory.offset()
        ? Optional.of(entries)
        : layout("条目之间有多余的内容", "there is something between the entries");
  }

  private boolean stands(byte[] expected, long position) {
    int from = (int) position;
    return position + expected.length <= file.length
        && Arrays.equals(file, from, from + expected.length, expected, 0, expected.length);
  }

  private <T> Optional<T> layout(String zh, String en) {
    return refuse(Codes.LAYOUT, zh + REPACK_ZH, en + REPACK_EN);
  }

  private <T> Optional<T> refuse(String code, String zh, String en) {
    problems.add(code, zh, en);
    return Optional.empty();
  }
}
