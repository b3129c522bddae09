package org.exemplar.plugins.internal.definitions;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.exemplar.plugins.Catalogue;
import org.exemplar.plugins.PlacedPlugin;
import org.exemplar.plugins.Problem;
import org.exemplar.plugins.internal.definitions.DefinitionStore.Edition;
import org.exemplar.spi.LocalizedText;
import org.exemplar.spi.PluginVersion;

/** Finds forms and criteria sets that are others than before under the same version. */
final class VersionCheck {
  private final Map<Definition.Key, Set<String>> known = new HashMap<>();
  private final Catalogue after;

  /**
   * Of a change.
   *
   * @param editions what was ever active
   */
  VersionCheck(Map<Definition.Key, List<Edition>> editions, Catalogue before, Catalogue after) {
    this.after = after;
    editions.forEach((key, all) -> all.forEach(edition -> learn(key, edition.own())));
    Definitions.of(before).forEach(active -> learn(active.key(), active.own()));
  }

  private void learn(Definition.Key key, String own) {
    known.computeIfAbsent(key, any -> new HashSet<>()).add(own);
  }

  List<Problem> problems() {
    return Definitions.of(after).stream()
        .filter(next -> !known.getOrDefault(next.key(), Set.of(next.own())).contains(next.own()))
        .map(next -> problem(next.key()))
        .toList();
  }

  private Problem problem(Definition.Key key) {
    LocalizedText message = message(key);
    return after
        .active(key.plugin())
        .filter(PlacedPlugin.class::isInstance)
        .map(PlacedPlugin.class::cast)
        .flatMap(placed -> placed.place(key.kind().place(key.code())))
        .map(place -> place.problem("VERSION_NOT_RAISED", message))
        .orElseGet(() -> new Problem("VERSION_NOT_RAISED", message, Optional.empty(), 0, ""));
  }

  private static LocalizedText message(Definition.Key key) {
    PluginVersion version = PluginVersion.parse(key.version());
    String next = new PluginVersion(version.major(), version.minor() + 1, 0).toString();
    return new LocalizedText(
        "%s %s 的内容与以前的 %s 版不同，而版本未变；请提高 version，如 %s"
            .formatted(key.kind().zh(), key.code(), version, next),
        "%s %s is another one than version %s was before; raise its version, to %s for example"
            .formatted(key.kind().en(), key.code(), version, next));
  }
}
