package org.exemplar.archive;

import java.util.List;
import org.exemplar.spi.LocalizedText;
import org.exemplar.spi.PluginKind;
import org.exemplar.spi.PluginRequirement;
import org.exemplar.spi.PluginVersion;
import org.exemplar.spi.VersionRange;

/**
 * Who a plugin is and what it needs, as its {@code plugin.yaml} says it.
 *
 * @param id its id
 * @param version its version
 * @param kind SECTOR or LOCALITY
 * @param name its name
 * @param scope codes of the organisations at and below which it applies, sorted; empty for a SECTOR
 * @param platform versions of the plugin API that it works with
 * @param requires plugins that must be there, by id
 */
public record Identity(
    String id,
    PluginVersion version,
    PluginKind kind,
    LocalizedText name,
    List<String> scope,
    VersionRange platform,
    List<PluginRequirement> requires) {
  public Identity {
    if (kind == PluginKind.PLATFORM) {
      throw new IllegalArgumentException("an archive holds no PLATFORM plugin");
    }
    if (scope.isEmpty() != (kind == PluginKind.SECTOR)) {
      throw new IllegalArgumentException("a LOCALITY has a scope, a SECTOR has none");
    }
    scope = scope.stream().sorted().toList();
    requires =
        requires.stream()
            .sorted(java.util.Comparator.comparing(PluginRequirement::plugin))
            .toList();
  }
}
