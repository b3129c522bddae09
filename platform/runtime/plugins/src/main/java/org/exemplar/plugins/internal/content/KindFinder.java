package org.exemplar.plugins.internal.content;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.exemplar.plugins.Problem;
import org.exemplar.spi.LocalizedText;

/** Tells what a file holds by its top-level key, and whether it stands where such files belong. */
final class KindFinder {
  private KindFinder() {}

  static Optional<ContentFile> find(String name, Tree tree, Findings findings) {
    List<String> keys = new ArrayList<>();
    tree.root().fieldNames().forEachRemaining(keys::add);
    Optional<ContentKind> kind = keys.stream().flatMap(k -> ContentKind.of(k).stream()).findFirst();
    if (kind.isEmpty()) {
      findings.add(problem(name, tree, keys));
      return Optional.empty();
    }
    ContentFile file = new ContentFile(name, kind.get(), tree.root(), tree.lines());
    if (!kind.get().standsAt(name)) {
      findings.add(file.problem(Codes.INVALID, "", FileWording.misplaced(kind.get())));
    }
    return Optional.of(file);
  }

  private static Problem problem(String name, Tree tree, List<String> keys) {
    JsonNode root = tree.root();
    boolean single = root.isObject() && keys.size() == 1;
    String pointer = single ? Pointers.child("", keys.getFirst()) : "";
    LocalizedText message =
        single ? FileWording.unknownTopLevel(keys.getFirst()) : FileWording.topLevel(keys);
    int line = tree.lines().getOrDefault(pointer, 1);
    return new Problem(Codes.INVALID, message, Optional.of(name), line, pointer);
  }
}
