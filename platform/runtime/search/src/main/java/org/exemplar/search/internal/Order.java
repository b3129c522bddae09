package org.exemplar.search.internal;

import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.util.BytesRef;
import org.exemplar.search.FieldSort;
import org.exemplar.spi.IndexField;
import org.exemplar.spi.IndexFieldType;

/**
 * In which order hits stand; those that are equal in it stand by their keys.
 *
 * @param place of what kind their places are
 * @param field the Lucene field by which they are ordered, empty for none
 * @param descending whether its largest value comes first
 */
record Order(Cursor.Kind place, Optional<String> field, boolean descending) {
  static final Order BEST_FIRST = new Order(Cursor.Kind.RANKED, Optional.empty(), true);
  static final Order BY_KEY = new Order(Cursor.Kind.BY_KEY, Optional.empty(), false);

  /**
   * The order that somebody asks for.
   *
   * @throws org.exemplar.spi.schema.Refused {@code ORDER_INVALID}
   */
  static Order of(FieldSort asked, List<Definition> definitions) {
    List<IndexField> fields =
        definitions.stream()
            .flatMap(definition -> definition.field(asked.field()).stream())
            .filter(Order::isSortable)
            .toList();
    if (fields.stream().map(IndexField::type).distinct().count() != 1) {
      throw Refusals.sort(asked.field(), sortable(definitions));
    }
    return new Order(
        Cursor.Kind.BY_FIELD, Optional.of(Names.sorted(fields.getFirst())), asked.descending());
  }

  private static boolean isSortable(IndexField field) {
    return field.type() == IndexFieldType.NUMBER || field.type() == IndexFieldType.DATE;
  }

  private static SequencedSet<String> sortable(List<Definition> definitions) {
    return definitions.stream()
        .flatMap(definition -> definition.fields().stream())
        .filter(Order::isSortable)
        .map(IndexField::name)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** As Lucene has it; from the end on where it is read backwards. */
  Sort sort(boolean backwards) {
    SortField byKey = new SortField(Names.SORT, SortField.Type.STRING, backwards);
    return switch (place) {
      case RANKED, PARTIAL -> new Sort(new SortField(null, SortField.Type.SCORE, backwards), byKey);
      case BY_KEY -> new Sort(byKey);
      case BY_FIELD -> new Sort(byField(backwards), byKey);
    };
  }

  private SortField byField(boolean backwards) {
    return new SortField(
        field.orElseThrow(),
        SortField.Type.LONG,
        descending != backwards,
        descending ? Long.MIN_VALUE : Long.MAX_VALUE);
  }

  /** Where a hit stands. */
  Cursor place(FieldDoc found, boolean partial) {
    String key = ((BytesRef) found.fields[found.fields.length - 1]).utf8ToString();
    return switch (place) {
      case RANKED, PARTIAL ->
          Cursor.ranked(partial, found.fields[0] instanceof Float score ? score : 0, key);
      case BY_KEY -> new Cursor(Cursor.Kind.BY_KEY, 0, key);
      case BY_FIELD ->
          new Cursor(Cursor.Kind.BY_FIELD, found.fields[0] instanceof Long value ? value : 0L, key);
    };
  }

  /** A place as Lucene has it. */
  static FieldDoc start(Cursor cursor) {
    BytesRef key = new BytesRef(cursor.key());
    Object[] values =
        switch (cursor.kind()) {
          case RANKED, PARTIAL -> new Object[] {cursor.score(), key};
          case BY_KEY -> new Object[] {key};
          case BY_FIELD -> new Object[] {cursor.value(), key};
        };
    return new FieldDoc(Integer.MAX_VALUE, cursor.score(), values);
  }

  /** Whether one place stands before another. */
  boolean isBefore(Cursor one, Cursor other) {
    int order = one.kind().compareTo(other.kind());
    if (order == 0) {
      order =
          switch (one.kind()) {
            case RANKED, PARTIAL -> Float.compare(other.score(), one.score());
            case BY_KEY -> 0;
            case BY_FIELD ->
                descending
                    ? Long.compare(other.value(), one.value())
                    : Long.compare(one.value(), other.value());
          };
    }
    return order == 0
        ? new BytesRef(one.key()).compareTo(new BytesRef(other.key())) < 0
        : order < 0;
  }
}
