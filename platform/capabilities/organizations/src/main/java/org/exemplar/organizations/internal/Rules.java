package org.exemplar.organizations.internal;

import java.util.Optional;
import java.util.regex.Pattern;
import org.exemplar.spi.LocalizedText;
import org.exemplar.spi.OrganizationLevel;

/** What code, name and level of an organisation must look like. */
final class Rules {
  private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_-]{1,64}");
  private static final int LONGEST_NAME = 200;

  private Rules() {}

  /** What is wrong with a code, empty when it is right. */
  static Optional<LocalizedText> code(String code) {
    return CODE.matcher(code).matches()
        ? Optional.empty()
        : wrong(
            "代码应为 1 到 64 个字母、数字、“-”或“_”：“" + shortened(code) + "”",
            "a code is 1 to 64 letters, digits, - or _, not \"" + shortened(code) + "\"");
  }

  /** What is wrong with a name, empty when it is right. */
  static Optional<LocalizedText> name(String name) {
    int length = name.codePointCount(0, name.length());
    if (name.isBlank()) {
      return wrong("名称不能为空", "a name must not be blank");
    }
    if (length > LONGEST_NAME) {
      return wrong(
          "名称应为 1 到 " + LONGEST_NAME + " 字，实际 " + length + " 字",
          "a name has 1 to " + LONGEST_NAME + " characters, not " + length);
    }
    return name.codePoints().anyMatch(Character::isISOControl)
        ? wrong("名称中不应有控制字符", "a name has no control characters")
        : Optional.empty();
  }

  /** The level of that name. */
  static Optional<OrganizationLevel> level(String text) {
    for (OrganizationLevel level : OrganizationLevel.values()) {
      if (level.name().equals(text)) {
        return Optional.of(level);
      }
    }
    return Optional.empty();
  }

  private static Optional<LocalizedText> wrong(String zh, String en) {
    return Optional.of(new LocalizedText(zh, en));
  }

  private static String shortened(String text) {
    return text.length() > 80 ? text.substring(0, 80) + "…" : text;
  }
}
