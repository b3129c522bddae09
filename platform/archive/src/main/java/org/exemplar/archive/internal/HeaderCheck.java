package org.exemplar.archive.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.exemplar.archive.ArchiveLimits;

/** Says in plain words what is wrong with the entries that the headers of a file name. */
final class HeaderCheck {
  private final ArchiveLimits limits;
  private final Problems problems;

  HeaderCheck(ArchiveLimits limits, Problems problems) {
    this.limits = limits;
    this.problems = problems;
  }

  /**
   * Looks at all headers.
   *
   * @param central those of the directory
   * @param local those in front of the data, empty where they cannot be read
   */
  void check(List<ZipHeader> central, Optional<List<ZipHeader>> local) {
    List<ZipHeader> all = new ArrayList<>(central);
    local.ifPresent(all::addAll);
    all.forEach(this::name);
    all.forEach(this::form);
    central.forEach(this::size);
    Set<String> listed = distinct(central);
    local.ifPresent(headers -> compare(listed, distinct(headers)));
    long total = central.stream().mapToLong(header -> header.item().size()).sum();
    if (total > limits.unpacked()) {
      problems.add(
          Codes.TOO_LARGE,
          "全部解压后有 " + total + " 字节，最多 " + limits.unpacked() + " 字节",
          "unpacked it is " + total + " bytes; " + limits.unpacked() + " are allowed");
    }
  }

  private void compare(Set<String> listed, Set<String> held) {
    listed.stream().filter(name -> !held.contains(name)).forEach(this::missing);
    held.stream().filter(name -> !listed.contains(name)).forEach(this::extra);
  }

  private void name(ZipHeader header) {
    String name = header.item().name();
    if (!header.validName()) {
      problems.addAt(name, Codes.NAME, "名称不是 UTF-8 编码", "its name is not in UTF-8");
    } else {
      EntryNames.fault(name, limits.name())
          .ifPresent(fault -> problems.addAt(name, Codes.NAME, fault.zh(), fault.en()));
    }
    if (header.special()) {
      problems.addAt(
          name,
          Codes.NAME,
          "它是链接、文件夹或设备，归档中只能有普通文件",
          "it is a link, a folder or a device; an archive holds plain files only");
    }
  }

  private void form(ZipHeader header) {
    String name = header.item().name();
    if (header.encrypted()) {
      problems.addAt(name, Codes.LAYOUT, "条目已加密，请不加密地打包", "it is encrypted; pack it without");
    } else if (!header.knownMethod()) {
      problems.addAt(
          name,
          Codes.LAYOUT,
          "压缩方式 " + header.item().method() + " 不支持，只能不压缩或用 deflate",
          "it is packed by method "
              + header.item().method()
              + "; only stored and deflated entries are taken");
    } else if (header.zip64()) {
      problems.addAt(name, Codes.LAYOUT, "使用了 zip64，请不用它打包", "it uses zip64; pack it without");
    } else if (header.sizesBehind() || !header.plain()) {
      problems.addAt(
          name,
          Codes.LAYOUT,
          "条目头带有附加内容；该归档须经 exemplar plugin pack 或 seal 生成",
          "its headers hold something optional; the archive must be made by exemplar plugin pack"
              + " or seal");
    }
  }

  private void size(ZipHeader header) {
    ZipItem item = header.item();
    if (item.size() > limits.entry()) {
      problems.addAt(
          item.name(),
          Codes.TOO_LARGE,
          "解压后有 " + item.size() + " 字节，最多 " + limits.entry() + " 字节",
          "unpacked it is " + item.size() + " bytes; " + limits.entry() + " are allowed");
    } else if (item.size() > limits.ratioFrom()
        && item.size() > item.packed() * (long) limits.ratio()) {
      problems.addAt(
          item.name(),
          Codes.TOO_LARGE,
          "解压后超过压缩大小的 " + limits.ratio() + " 倍，疑似压缩炸弹",
          "unpacked it is more than "
              + limits.ratio()
              + " times as large as packed, as a decompression bomb would be");
    }
  }

  /** The names, when each is there once on every machine and no file is a folder too. */
  private Set<String> distinct(List<ZipHeader> headers) {
    Map<String, String> folded = new HashMap<>();
    Set<String> names = new HashSet<>();
    for (ZipHeader header : headers) {
      String name = header.item().name();
      names.add(name);
      String before = folded.putIfAbsent(EntryNames.folded(name), name);
      if (before != null) {
        duplicate(name, before);
      }
    }
    for (String name : names) {
      String key = EntryNames.folded(name);
      for (int i = key.indexOf('/'); i >= 0; i = key.indexOf('/', i + 1)) {
        String file = folded.get(key.substring(0, i));
        if (file != null) {
          duplicate(name, file);
        }
      }
    }
    return names;
  }

  private void duplicate(String name, String before) {
    problems.addAt(
        name,
        Codes.DUPLICATE,
        "与条目 " + Problems.shown(before) + " 重名（大小写或 Unicode 写法不同也算），请只保留一个",
        "it has the name of the entry "
            + Problems.shown(before)
            + " (letters that differ in case or in Unicode form count as one); keep one");
  }

  private void missing(String name) {
    problems.addAt(
        name, Codes.MISSING, "目录列出了它，归档中却没有", "the directory lists it and it is not there");
  }

  private void extra(String name) {
    problems.addAt(
        name, Codes.EXTRA, "归档中有它，目录却没有列出", "it is there and the directory does not list it");
  }
}
