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
              + "|/criteriaSet/(name|subjectKind|refines|organizationTypes/\\d+"
              + "|dimensions/\\d+/(use|code)"
              + "|items/\\d+/(code|dimension|shared|sharpens|field(/\\d+)?|appliesTo/attribute))"
              + "|/form/(id|organizationTypes/\\d+|schema/properties/[^/]+)"
              + "|/index/(id|where/[^/]+)");

  public Places {
    byPart = Map.copyOf(byPart);
  }

  static boolean needs(String pointer) {
    return NEEDED.matcher(pointer).matches();
  }

  static Places of(PluginTree tree) {
    Collector places = new Collector();
    tree.bodies(ContentKind.PLUGIN).forEach(places::plugin);
    tree.organizationTypes().forEach(places::type);
    tree.criteriaSets().forEach(places::criteria);
    tree.forms().forEach(places::form);
    tree.indexes().forEach(places::index);
    return new Places(places.byPart);
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

  /** Walks through files. */
  private static final class Collector {
    private final Map<String, Place> byPart = new HashMap<>();

    void plugin(Located plugin) {
      put("plugin", plugin.child("id"));
      put("plugin/platform", plugin.child("platform"));
      named("plugin/requires", plugin.elements("requires"), "plugin");
    }

    void type(Located type) {
      String part = "type/" + type.text("code").orElse("");
      put(part + "/extends", type.child("extends"));
      named(part, type.elements("attributes"), "code");
    }

    void criteria(Located set) {
      String part = "criteria/" + set.text("code").orElse("");
      put(part, set.child("name"));
      put(part + "/subjectKind", set.child("subjectKind"));
      put(part + "/refines", set.child("refines"));
      texts(part + "/organizationTypes", set.child("organizationTypes"));
      named(part + "/dimensions", set.elements("dimensions"), "code");
      set.elements("dimensions").forEach(dimension -> used(part + "/dimensions", dimension));
      set.elements("items").forEach(item -> item(part, item));
    }

    private void used(String part, Located dimension) {
      Located use = dimension.child("use");
      use.text().ifPresent(key -> put(part + key.substring(key.indexOf('/')), use));
    }

    private void item(String set, Located item) {
      String part = set + "/" + item.text("code").orElse("");
      put(part, item.child("code"));
      put(part + "/dimension", item.child("dimension"));
      put(part + "/sharpens", item.child("sharpens"));
      put(part + "/appliesTo", item.child("appliesTo").child("attribute"));
      texts(part + "/field", item.child("field"));
    }

    void form(Located form) {
      String part = "form/" + form.text("id").orElse("");
      put(part, form.child("id"));
      texts(part + "/organizationTypes", form.child("organizationTypes"));
      members(part + "/", form.child("schema").child("properties"));
    }

    void index(Located index) {
      String part = "index/" + index.text("id").orElse("");
      put(part, index.child("id"));
      members(part + "/where/", index.child("where"));
    }

    private void members(String prefix, Located mapping) {
      mapping.members().forEach(member -> put(prefix + member.name(), member));
    }

    /** Elements by the text that they hold under a key. */
    private void named(String part, List<Located> elements, String key) {
      for (Located element : elements) {
        element.text(key).ifPresent(name -> put(part + "/" + name, element.child(key)));
      }
    }

    /** Texts of a list, or the one text in its place. */
    private void texts(String part, Located list) {
      for (Located element : list.elements()) {
        element.text().ifPresent(text -> put(part + "/" + text, element));
      }
    }

    private void put(String part, Located at) {
      if (!at.node().isMissingNode()) {
        int line = at.file().line(at.pointer());
        byPart.putIfAbsent(part, new Place(at.file().name(), line, at.pointer()));
      }
    }
  }
}
