package org.exemplar.search.internal;

import com.ibm.icu.text.Normalizer2;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.exemplar.spi.IndexField;
import org.exemplar.spi.Language;

/**
 * What people call the fields of indexes: by name, or by title in any language, without what stands
 * there in brackets and without spaces.
 */
final class FieldNames {
  private static final Normalizer2 NORMAL = Normalizer2.getNFKCCasefoldInstance();
  private static final Pattern ASIDE = Pattern.compile("\\([^)]*\\)|\\s+");

  private final Map<String, SequencedSet<String>> names = new HashMap<>();

  FieldNames(List<Definition> definitions) {
    for (Definition definition : definitions) {
      definition.fields().forEach(field -> add(field.name(), field));
    }
    Set<String> ownNames = Set.copyOf(names.keySet());
    for (Definition definition : definitions) {
      for (IndexField field : definition.fields()) {
        field.title().stream()
            .flatMap(title -> Arrays.stream(Language.values()).map(title::in))
            .filter(title -> !ownNames.contains(plain(title)))
            .forEach(title -> add(title, field));
      }
    }
  }

  private void add(String name, IndexField field) {
    names.computeIfAbsent(plain(name), key -> new LinkedHashSet<>()).add(field.name());
  }

  /**
   * Fields and what is said of them.
   *
   * @param fields their names: those of several indexes may be called the same
   * @param value what stands behind the colon
   */
  record Named(SequencedSet<String> fields, String value) {}

  /** What stands before the colon of a piece; nothing where no field is called so. */
  Optional<Named> field(String piece, int colon, boolean quoted) {
    String value = piece.substring(colon + 1);
    return Optional.ofNullable(names.get(plain(piece.substring(0, colon))))
        .filter(fields -> quoted || !value.isBlank())
        .map(fields -> new Named(fields, value));
  }

  private static String plain(String name) {
    return Folding.instance().fold(ASIDE.matcher(NORMAL.normalize(name)).replaceAll(""));
  }
}
