package org.exemplar.archive.internal;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.exemplar.spi.LocalizedText;

/** Which names entries may have, and which of them are one name on some machine. */
final class EntryNames {
  private static final Pattern RESERVED =
      Pattern.compile("(?i)(?:con|prn|aux|nul|com\\d|lpt\\d)(?:\\..*)?");

  private EntryNames() {}

  /** What is wrong with a name, empty where nothing is. */
  static Optional<LocalizedText> fault(String name, int longest) {
    if (name.isEmpty()) {
      return text("名称是空的", "its name is empty");
    }
    if (name.getBytes(StandardCharsets.UTF_8).length > longest) {
      return text("名称超过 " + longest + " 字节", "its name is longer than " + longest + " bytes");
    }
    if (name.codePoints().anyMatch(EntryNames::invisible)) {
      return text("名称中有控制字符或不可见字符", "its name holds control characters or such as cannot be seen");
    }
    if (name.startsWith("/") || name.indexOf('\\') >= 0 || name.indexOf(':') >= 0) {
      return text(
          "名称不能以 / 开头，也不能含反斜杠或冒号", "a name neither begins with / nor holds a backslash or a colon");
    }
    if (name.endsWith("/")) {
      return text("归档中只放文件，不放文件夹条目", "an archive holds files, no entries for folders");
    }
    if (!Normalizer.isNormalized(name, Normalizer.Form.NFC)) {
      return text("名称须为 Unicode NFC 形式", "its name must be in Unicode form NFC");
    }
    for (String segment : name.split("/", -1)) {
      if (segment.isEmpty() || segment.equals(".") || segment.equals("..")) {
        return text("路径中不能有空段、“.”或“..”", "a path holds no empty part, no . and no ..");
      }
      if (segment.endsWith(".") || segment.endsWith(" ") || segment.startsWith(" ")) {
        return text(
            "路径各段不能以空格开头，也不能以句点或空格结尾",
            "no part of a path begins with a space or ends with a dot or a space");
      }
      if (RESERVED.matcher(segment).matches()) {
        return text(segment + " 是 Windows 保留名", segment + " is a name that Windows reserves");
      }
    }
    return Optional.empty();
  }

  /** Equal for names that some file system takes for one. */
  static String folded(String name) {
    String plain = Normalizer.normalize(name, Normalizer.Form.NFKC);
    String folded = plain.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    return Normalizer.normalize(folded, Normalizer.Form.NFKC);
  }

  private static boolean invisible(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }

  private static Optional<LocalizedText> text(String zh, String en) {
    return Optional.of(new LocalizedText(zh, en));
  }
}
