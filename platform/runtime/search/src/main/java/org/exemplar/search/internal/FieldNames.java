package org.exemplar.search.internal;

import com.ibm.icu.text.Normalizer2;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.exemplar.spi.IndexField;
import org.exemplar.spi.Language;

/**
 * What people call the fields of indexes: by name, or by title in any language, without what stands
 * there in brackets and without spaces. A title that is another field's name is that name.
 */
record FieldNames(List<Definition> definitions) {
  private static final Normalizer2 NORMAL = Normalizer2.getNFKCCasefoldInstance();
  private static final Pattern ASIDE = Pattern.compile("\\([^)]*\\)|\\s+");

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
    if (value.isBlank() && !quoted) {
      return Optional.empty();
    }
    String called = plain(piece.substring(0, colon));
    SequencedSet<String> named = names(field -> plain(field.name()).equals(called));
    SequencedSet<String> meant = named.isEmpty() ? names(field -> isTitled(field, called)) : named;
    return meant.isEmpty() ? Optional.empty() : Optional.of(new Named(meant, value));
  }

  private SequencedSet<String> names(Predicate<IndexField> which) {
    SequencedSet<String> names = new LinkedHashSet<>();
    definitions.stream()
        .flatMap(definition -> definition.fields().stream())
        .filter(which)
        .forEach(field -> names.add(field.name()));
    return names;
  }

  private static boolean isTitled(IndexField field, String called) {
    return field.title().stream()
        .flatMap(title -> Arrays.stream(Language.values()).map(title::in))
        .anyMatch(title -> plain(title).equals(called));
  }

  private static String plain(String name) {
    return Folding.instance().fold(ASIDE.matcher(NORMAL.normalize(name)).replaceAll(""));
  }
}
