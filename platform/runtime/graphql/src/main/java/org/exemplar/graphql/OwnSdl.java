package org.exemplar.graphql;

import java.util.List;
import java.util.SortedMap;
import org.exemplar.graphql.internal.OwnSdlCheck;
import org.exemplar.plugins.Problem;

/** SDL that a plugin writes itself, in {@code exemplar/schema/}. */
public final class OwnSdl {
  private OwnSdl() {}

  /**
   * What is wrong with it, as far as that shows without any other plugin: that it is no SDL ({@code
   * SCHEMA_INVALID}), that it may not say what it says ({@code SCHEMA_PREFIX}, {@code
   * SCHEMA_EXTENSION_NOT_ALLOWED}, {@code ACCESS_RULE_MISSING}, {@code ACCESS_RULE_UNKNOWN}), or
   * that it does not keep to the style of the schema ({@code SCHEMA_STYLE}).
   *
   * @param plugin id of the plugin
   * @param files all files of the plugin by name in its archive; others are not looked at
   */
  public static List<Problem> check(String plugin, SortedMap<String, byte[]> files) {
    return OwnSdlCheck.check(plugin, files);
  }
}
