package org.exemplar.plugins.internal.definitions;

import org.exemplar.plugins.DefinitionArchive.PartVersion;

/**
 * A definition as it is kept.
 *
 * @param key what it is of
 * @param body canonical JSON of the whole definition
 * @param sha256 of the body, in hex
 * @param own SHA-256 of what the plugin itself says in it, without what comes from other plugins;
 *     stays the same as long as the version does
 */
record Definition(Key key, String body, String sha256, String own) {
  /**
   * What is defined, under which version.
   *
   * @param code id of the form or code of the criteria set, unique in the plugin
   */
  record Key(DefinitionKind kind, String plugin, String code, String version) {
    String part() {
      return plugin + "/" + code;
    }

    PartVersion partVersion() {
      return new PartVersion(part(), version);
    }
  }
}
