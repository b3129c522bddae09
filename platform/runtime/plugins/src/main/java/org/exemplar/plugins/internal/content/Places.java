package org.exemplar.plugins.internal.content;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.exemplar.plugins.Place;
import org.exemplar.plugins.Problem;
import org.exemplar.spi.LocalizedText;

/**
 * Where the parts of a plugin stand that can clash with other plugins or with the platform.
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
          "/plugin/id"
              + "|/criteriaSet/(name|refines|dimensions/\\d+/use|items/\\d+/(code|shared))"
              + "|/form/(id|schema/properties/[^/]+)"
              + "|/index/(id|where/[^/]+)");

  public Places {
    byPart = Map.copyOf(byPart);
  }

  static boolean needs(String pointer) {
    return NEEDED.matcher(pointer).matches();
  }

  static Places of(PluginTree tree) {
    Map<String, Place> places = new HashMap<>();
    tree.bodies(ContentKind.PLUGIN).forEach(body -> put(places, "plugin", body.child("id")));
    tree.criteriaSets().forEach(set -> criteria(places, set));
    tree.forms()
        .forEach(
            form -> named(places, "form/", form, form.child("schema").child("properties"), ""));
    tree.indexes().forEach(index -> named(places, "index/", index, index.child("where"), "where/"));
    return new Places(places);
  }

  private static void criteria(Map<String, Place> places, Located set) {
    String part = "criteria/" + set.text("code").orElse("");
    put(places, part, set.child("name"));
    put(places, part + "/refines", set.child("refines"));
    for (Located item : set.elements("items")) {
      put(places, part + "/" + item.text("code").orElse(""), item.child("code"));
    }
  }

  private static void named(
      Map<String, Place> places, String kind, Located body, Located inner, String prefix) {
    String part = kind + body.text("id").orElse("");
    put(places, part, body.child("id"));
    List<Located> members = inner.members();
    members.forEach(member -> put(places, part + "/" + prefix + member.name(), member));
  }

  private static void put(Map<String, Place> places, String part, Located at) {
    int line = at.file().line(at.pointer());
    places.putIfAbsent(part, new Place(at.file().name(), line, at.pointer()));
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
