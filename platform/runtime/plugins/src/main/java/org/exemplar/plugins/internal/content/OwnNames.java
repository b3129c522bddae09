package org.exemplar.plugins.internal.content;

import java.util.Optional;

/**
 * Tells names of a plugin's own parts from those of another's, which stand behind its id.
 *
 * @param plugin id of the plugin
 */
record OwnNames(String plugin) {
  static OwnNames of(PluginTree tree) {
    return new OwnNames(
        tree.bodies(ContentKind.PLUGIN)
            .flatMap(body -> body.text("id").stream())
            .findFirst()
            .orElse(""));
  }

  /** The code of a part of its own; empty where the name is that of another plugin's. */
  Optional<String> own(String name) {
    int slash = name.indexOf('/');
    return slash < 0 || name.substring(0, slash).equals(plugin)
        ? Optional.of(name.substring(slash + 1))
        : Optional.empty();
  }

  /** Plugin and code of what a name means. */
  String qualify(String name) {
    return name.indexOf('/') < 0 ? plugin + "/" + name : name;
  }

  /** Whether the name is that of another plugin's part. */
  boolean isForeign(String name) {
    return own(name).isEmpty();
  }
}
