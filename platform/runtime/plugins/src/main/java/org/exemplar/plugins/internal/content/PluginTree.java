package org.exemplar.plugins.internal.content;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All files of a plugin that could be parsed.
 *
 * @param files in the order of their names
 */
record PluginTree(List<ContentFile> files) {
  /** The files of a kind. */
  Stream<Located> bodies(ContentKind kind) {
    return files.stream().filter(file -> file.kind() == kind).map(Located::body);
  }

  /** The elements of all files of a kind that holds a list. */
  List<Located> elements(ContentKind kind) {
    return bodies(kind).flatMap(body -> body.elements().stream()).toList();
  }

  List<Located> organizationTypes() {
    return elements(ContentKind.ORGANIZATION_TYPES);
  }

  List<Located> criteriaSets() {
    return bodies(ContentKind.CRITERIA_SET).toList();
  }

  List<Located> forms() {
    return bodies(ContentKind.FORM).toList();
  }

  List<Located> indexes() {
    return bodies(ContentKind.INDEX).toList();
  }

  /** Codes of the plugin's organisation types. */
  Set<String> typeCodes() {
    return names(organizationTypes(), "code");
  }

  /** The texts that stand under a key. */
  static Set<String> names(Collection<Located> places, String key) {
    return places.stream()
        .flatMap(place -> place.text(key).stream())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  static List<Located> children(Collection<Located> places, String key) {
    return places.stream().map(place -> place.child(key)).toList();
  }
}
