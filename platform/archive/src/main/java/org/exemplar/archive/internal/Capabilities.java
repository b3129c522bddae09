package org.exemplar.archive.internal;

import java.util.ArrayList;
import java.util.List;
import org.exemplar.archive.Identity;
import org.exemplar.spi.PluginRequirement;
import org.exemplar.spi.VersionRange;

/** What the bundle of a plugin offers and asks for in the words of OSGi. */
final class Capabilities {
  static final String PLUGIN = "exemplar.plugin";
  static final String API = "exemplar.api";

  /**
   * The platform sees to it that a plugin works only beside those that it needs. Were they wired by
   * the framework, an update of one would stop the others for a moment.
   */
  private static final String ACTIVE = ";effective:=active";

  private Capabilities() {}

  static String provided(Identity identity) {
    return PLUGIN
        + ";"
        + PLUGIN
        + "="
        + identity.id()
        + ";version:Version=\""
        + identity.version()
        + "\"";
  }

  /** The requirement on the plugin API, then one for each plugin. */
  static List<String> required(Identity identity) {
    List<String> required = new ArrayList<>();
    required.add(clause(API, "(&" + filter(identity.platform()) + ")"));
    for (PluginRequirement each : identity.requires()) {
      String filter = "(&(" + PLUGIN + "=" + each.plugin() + ")" + filter(each.versions()) + ")";
      required.add(clause(PLUGIN, filter) + ACTIVE);
    }
    return required;
  }

  /** The part of a filter that an attribute {@code version} in the range meets. */
  private static String filter(VersionRange range) {
    String low =
        range.includesFrom()
            ? "(version>=" + range.from() + ")"
            : "(!(version<=" + range.from() + "))";
    String high =
        range
            .to()
            .map(top -> range.includesTo() ? "(version<=" + top + ")" : "(!(version>=" + top + "))")
            .orElse("");
    return low + high;
  }

  private static String clause(String namespace, String filter) {
    return namespace + ";filter:=\"" + filter + "\"";
  }

  static boolean own(HeaderClause clause) {
    return clause.name().equals(PLUGIN) || clause.name().equals(API);
  }
}
