package org.exemplar.plugins.internal.content;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.exemplar.plugins.Problem;
import org.exemplar.spi.LocalizedText;

/**
 * A value and where it stands. Looking into it never fails: what is missing or of another type is
 * empty, because its file's schema has already said so.
 *
 * @param file the file
 * @param pointer JSON pointer into it
 * @param node the value
 */
record Located(ContentFile file, String pointer, JsonNode node) {
  static Located body(ContentFile file) {
    return new Located(file, file.kind().pointer(), file.body());
  }

  Located child(String key) {
    return new Located(file, Pointers.child(pointer, key), node.path(key));
  }

  /** The elements of a list, or the value itself where it is none. */
  List<Located> elements() {
    if (node.isMissingNode() || node.isNull()) {
      return List.of();
    }
    return node.isArray()
        ? IntStream.range(0, node.size())
            .mapToObj(i -> new Located(file, Pointers.child(pointer, i), node.get(i)))
            .toList()
        : List.of(this);
  }

  List<Located> elements(String key) {
    return child(key).elements();
  }

  /** The keys of a mapping with their values. */
  List<Located> members() {
    List<Located> members = new ArrayList<>();
    node.fieldNames().forEachRemaining(key -> members.add(child(key)));
    return members;
  }

  /** The key under which it stands. */
  String name() {
    return Pointers.last(pointer);
  }

  Optional<String> text() {
    return node.isTextual() ? Optional.of(node.textValue()) : Optional.empty();
  }

  Optional<String> text(String key) {
    return child(key).text();
  }

  Stream<Located> texts(String key) {
    return elements(key).stream().filter(element -> element.text().isPresent());
  }

  /** Where it stands, for people. */
  String where() {
    return file.name() + ":" + file.line(pointer);
  }

  Problem problem(String code, LocalizedText message) {
    return file.problem(code, pointer, message);
  }
}
