package org.exemplar.plugins.internal.content;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.exemplar.plugins.Place;
import org.exemplar.plugins.Problem;
import org.exemplar.spi.LocalizedText;

/**
 * Where the parts of a plugin stand that can clash with other plugins or with the platform, or that
 * name parts of other plugins.
 *
 * @param byPart by the part's name, such as {@code criteria/HN-R1} or {@code
 *     index/cases/where/type}
 */
public record Places(Map<String, Place> byPart) {
  /** No places: those of what code contributes. */
  public static final Places NONE = new Places(Map.of());

  /** The places whose lines are needed although the content is right in itself. */
  private static final Pattern NEEDED =
      Pattern.compile(
          "/plugin/(id|platform|requires/\\d+/plugin)"
              + "|/organizationTypes/\\d+/(extends|attributes/\\d+/code)"
              + "|/criteriaSet/(name|version|subjectKind|refines|organizationTypes/\\d+"
              + "|dimensions/\\d+/(use|code)"
              + "|items/\\d+/(code|dimension|shared|sharpens|field(/\\d+)?|appliesTo/attribute))"
              + "|/form/(id|version|organizationTypes/\\d+|schema/properties/[^/]+)"
              + "|/index/(id|where/[^/]+)"
              + "|/programmeTemplate/(tracks/\\d+/criteriaSets/\\d+"
              + "|duties/\\d+/(form|organizationTypes/\\d+|due/event)"
              + "|phases/\\d+/(from|until)/event|(milestones|steps)/\\d+/when/event)"
              + "|/(carriers|guidance)/\\d+/(organizationTypes|criteriaSets)/\\d+");

  public Places {
    byPart = Map.copyOf(byPart);
  }

  static boolean needs(String pointer) {
    return NEEDED.matcher(pointer).matches();
  }

  static Places of(PluginTree tree) {
    return new Places(PlaceCollector.of(tree));
  }

  public Optional<Place> find(String part) {
    return Optional.ofNullable(byPart.get(part));
  }

  /** A problem of a part, with its place where it has one. */
  public Problem problem(String part, String code, LocalizedText message) {
    return find(part)
        .map(place -> place.problem(code, message))
        .orElseGet(() -> new Problem(code, message, Optional.empty(), 0, ""));
  }
}
