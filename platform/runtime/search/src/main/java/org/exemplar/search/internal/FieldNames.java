package org.exemplar.search.internal;

import com.ibm.icu.text.Normalizer2;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  private final Map<String, String> names = new HashMap<>();

  FieldNames(List<Definition> definitions) {
    for (Definition definition : definitions) {
      for (IndexField field : definition.fields()) {
        names.put(plain(field.name()), field.name());
      }
    }
    for (Definition definition : definitions) {
      for (IndexField field : definition.fields()) {
        for (Language language : Language.values()) {
          field
              .title()
              .map(title -> plain(title.in(language)))
              .ifPresent(title -> names.putIfAbsent(title, field.name()));
        }
      }
    }
  }

  /**
   * A field and what is said of it.
   *
   * @param field its name
   * @param value what stands behind the colon
   */
  record Named(String field, String value) {}

  /** The field that stands before the colon of a piece; nothing where none is called so. */
  Optional<Named> field(String piece, int colon, boolean quoted) {
    String value = piece.substring(colon + 1);
    return Optional.ofNullable(names.get(plain(piece.substring(0, colon))))
        .filter(field -> quoted || !value.isBlank())
        .map(field -> new Named(field, value));
  }

  private static String plain(String name) {
    return Folding.instance().fold(ASIDE.matcher(NORMAL.normalize(name)).replaceAll(""));
  }
}
