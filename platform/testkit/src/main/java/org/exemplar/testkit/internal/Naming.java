package org.exemplar.testkit.internal;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Names that clients see for ids of plugin data, as the guide for authors tells them. */
final class Naming {
  private Naming() {}

  /** {@code village-profile} → {@code VillageProfile}. */
  static String pascal(String id) {
    return Arrays.stream(id.split("-", -1))
        .filter(word -> !word.isEmpty())
        .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
        .collect(Collectors.joining());
  }

  /** {@code social-organization} → {@code socialOrganization}. */
  static String camel(String id) {
    String pascal = pascal(id);
    return Character.toLowerCase(pascal.charAt(0)) + pascal.substring(1);
  }

  /** Whether a name is a prefix, or a prefix and further words. */
  static boolean begins(String name, String prefix) {
    return name.startsWith(prefix)
        && (name.length() == prefix.length()
            || !Character.isLowerCase(name.charAt(prefix.length())));
  }
}
