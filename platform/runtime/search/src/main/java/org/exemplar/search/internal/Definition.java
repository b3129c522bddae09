package org.exemplar.search.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.exemplar.plugins.Catalogue.Owned;
import org.exemplar.spi.IndexField;
import org.exemplar.spi.SearchIndex;

/**
 * An index definition of the catalogue.
 *
 * @param id qualified id, such as {@code rural/cases}
 * @param folder name of the folder that holds its generations
 * @param index what the plugin says
 * @param fingerprint changes whenever the index must be built anew
 */
record Definition(String id, String folder, SearchIndex index, String fingerprint) {
  static Definition of(Owned<SearchIndex> owned) {
    SearchIndex index = owned.value();
    String id = owned.qualify(index.id());
    return new Definition(
        id, owned.plugin() + "-" + index.id(), index, digest(id + "\n" + content(index)));
  }

  List<IndexField> fields() {
    return index.fields();
  }

  Optional<IndexField> field(String name) {
    return fields().stream().filter(field -> field.name().equals(name)).findFirst();
  }

  /** Whether the index holds the document. */
  boolean holds(Map<String, Object> document) {
    return index.where().entrySet().stream()
        .allMatch(
            condition ->
                Values.at(document, condition.getKey()).stream()
                    .anyMatch(value -> value.toString().equals(condition.getValue())));
  }

  private static String content(SearchIndex index) {
    StringBuilder content = new StringBuilder();
    content.append(ChineseAnalyzer.VERSION).append('\n');
    content.append(index.version()).append(' ').append(index.source()).append('\n');
    content.append(new TreeMap<>(index.where())).append('\n');
    index.fields().forEach(field -> content.append(content(field)).append('\n'));
    return content.toString();
  }

  private static String content(IndexField field) {
    StringBuilder content = new StringBuilder();
    content.append(field.name()).append(' ').append(field.type()).append(' ');
    content.append(field.from()).append(' ').append(field.analysis()).append(' ');
    content.append(field.highlight());
    field
        .ranges()
        .forEach(
            range ->
                content
                    .append(' ')
                    .append(range.code())
                    .append(range.from())
                    .append(range.below()));
    return content.toString();
  }

  private static String digest(String content) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 16);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
