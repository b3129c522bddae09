package org.exemplar.graphql.internal;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Names of GraphQL types and fields that are derived from ids of plugin data. */
final class Names {
  private Names() {}

  /**
   * {@code village-profile} → {@code VillageProfile}; {@code collectiveIncome} → {@code
   * CollectiveIncome}.
   */
  static String pascal(String id) {
    return Arrays.stream(id.split("-", -1)).map(Names::capital).collect(Collectors.joining());
  }

  /** {@code social-organization} → {@code socialOrganization}. */
  static String camel(String id) {
    String pascal = pascal(id);
    return Character.toLowerCase(pascal.charAt(0)) + pascal.substring(1);
  }

  /** The type that a form becomes. */
  static String formType(String plugin, String form) {
    return pascal(plugin) + pascal(form);
  }

  /** The stem of the types that an index becomes. */
  static String indexType(String plugin, String index) {
    return pascal(plugin) + pascal(index);
  }

  /** A name for a list of what the id names, such as {@code landTransferRecords}. */
  static String plural(String camel) {
    if (camel.endsWith("y") && "aeiou".indexOf(camel.charAt(camel.length() - 2)) < 0) {
      return camel.substring(0, camel.length() - 1) + "ies";
    }
    return camel.endsWith("s")
            || camel.endsWith("x")
            || camel.endsWith("ch")
            || camel.endsWith("sh")
        ? camel + "es"
        : camel + "s";
  }

  /**
   * Whether a name begins with a prefix and another word follows or none: {@code RuralQuery} with
   * {@code Rural}, but not {@code Ruralist}.
   */
  static boolean begins(String name, String prefix) {
    return name.startsWith(prefix)
        && (name.length() == prefix.length()
            || !Character.isLowerCase(name.charAt(prefix.length())));
  }

  private static String capital(String word) {
    return word.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }
}
