package org.exemplar.search;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeMap;
import org.exemplar.plugins.Catalogue.Owned;
import org.exemplar.spi.IndexField;
import org.exemplar.spi.SearchIndex;

/**
 * An index under one definition. Who asks by it gets answers under that definition, also for a
 * while after another one has taken its place.
 */
public final class IndexEdition {
  private static final int FINGERPRINT_BYTES = 16;

  private final String id;
  private final SearchIndex definition;
  private final String fingerprint;

  private IndexEdition(String id, SearchIndex definition) {
    this.id = id;
    this.definition = definition;
    this.fingerprint = digest(id + "\n" + content(definition));
  }

  /** The index that a plugin defines. */
  public static IndexEdition of(Owned<SearchIndex> owned) {
    return new IndexEdition(owned.qualify(owned.value().id()), owned.value());
  }

  /** Qualified id, such as {@code rural/cases}. */
  public String id() {
    return id;
  }

  public SearchIndex definition() {
    return definition;
  }

  /** Changes whenever the definition asks for another content of the index. */
  public String fingerprint() {
    return fingerprint;
  }

  private static String content(SearchIndex index) {
    StringBuilder content = new StringBuilder();
    content.append(index.version()).append(' ').append(index.source()).append('\n');
    content.append(new TreeMap<>(index.where())).append('\n');
    index.fields().forEach(field -> content.append(content(field)).append('\n'));
    return content.toString();
  }

  private static String content(IndexField field) {
    StringBuilder content = new StringBuilder();
    content.append(field.name()).append(' ').append(field.type()).append(' ');
    content.append(field.from()).append(' ').append(field.analysis()).append(' ');
    content.append(field.highlight()).append(' ').append(field.suggest()).append(' ');
    content.append(field.separator().orElse(""));
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
      return HexFormat.of().formatHex(digest, 0, FINGERPRINT_BYTES);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
