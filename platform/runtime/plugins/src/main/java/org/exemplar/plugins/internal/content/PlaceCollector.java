package org.exemplar.plugins.internal.content;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.exemplar.plugins.Place;

/** Finds the places of a plugin's parts. */
final class PlaceCollector {
  private final OwnNames names;
  private final Map<String, Place> byPart = new HashMap<>();

  private PlaceCollector(OwnNames names) {
    this.names = names;
  }

  static Map<String, Place> of(PluginTree tree) {
    PlaceCollector places = new PlaceCollector(OwnNames.of(tree));
    tree.bodies(ContentKind.PLUGIN).forEach(places::plugin);
    tree.organizationTypes().forEach(places::type);
    tree.criteriaSets().forEach(places::criteria);
    tree.forms().forEach(places::form);
    tree.indexes().forEach(places::index);
    tree.bodies(ContentKind.PROGRAMME_TEMPLATE).forEach(places::programme);
    tree.elements(ContentKind.CARRIERS).forEach(carrier -> places.named("carrier/", carrier));
    tree.elements(ContentKind.GUIDANCE).forEach(guidance -> places.named("guidance/", guidance));
    return places.byPart;
  }

  private void plugin(Located plugin) {
    put("plugin", plugin.child("id"));
    put("plugin/platform", plugin.child("platform"));
    named("plugin/requires", plugin.elements("requires"), "plugin");
  }

  private void type(Located type) {
    String part = "type/" + type.text("code").orElse("");
    put(part + "/extends", type.child("extends"));
    named(part, type.elements("attributes"), "code");
  }

  private void criteria(Located set) {
    String part = "criteria/" + set.text("code").orElse("");
    put(part, set.child("name"));
    put("version/" + part, set.child("version"));
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

  private void form(Located form) {
    String part = "form/" + form.text("id").orElse("");
    put(part, form.child("id"));
    put("version/" + part, form.child("version"));
    texts(part + "/organizationTypes", form.child("organizationTypes"));
    members(part + "/", form.child("schema").child("properties"));
  }

  private void index(Located index) {
    String part = "index/" + index.text("id").orElse("");
    put(part, index.child("id"));
    members(part + "/where/", index.child("where"));
  }

  private void programme(Located template) {
    String part = "programme/" + template.text("code").orElse("");
    template.elements("tracks").forEach(track -> names(part, track));
    for (String list : List.of("phases", "milestones", "steps", "duties")) {
      for (Located one : template.elements(list)) {
        names(part, one);
        List.of("from", "until", "when", "due").forEach(key -> event(part, one.child(key)));
      }
    }
  }

  private void event(String part, Located moment) {
    Located event = moment.child("event");
    event.text().ifPresent(name -> put(part + "/event/" + names.qualify(name), event));
  }

  /** An element with names of types and sets. */
  private void named(String kind, Located element) {
    names(kind + element.text("code").orElse(""), element);
  }

  private void names(String part, Located element) {
    texts(part + "/type", element.child("organizationTypes"));
    texts(part + "/set", element.child("criteriaSets"));
    texts(part + "/form", element.child("form"));
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
