package org.exemplar.search.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import org.apache.lucene.document.DoublePoint;
import org.apache.lucene.document.KeywordField;
import org.apache.lucene.document.LongRange;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.util.BytesRef;
import org.exemplar.search.FieldFilter;
import org.exemplar.spi.IndexField;
import org.exemplar.spi.IndexFieldType;
import org.exemplar.spi.schema.Refused;

/** Turns filters into Lucene queries. */
final class Filters {
  private static final int MOST_VALUES = 50;

  private final List<Definition> definitions;

  Filters(List<Definition> definitions) {
    this.definitions = definitions;
  }

  /**
   * The query of a filter; nothing where it says nothing.
   *
   * @throws Refused {@code UNKNOWN_FIELD}, {@code FILTER_INVALID}
   */
  Optional<Query> query(FieldFilter filter) {
    List<IndexField> fields = fields(filter.field());
    if (filter.anyOf().isEmpty() && filter.from().isEmpty() && filter.below().isEmpty()) {
      return Optional.empty();
    }
    List<Query> alternatives = new ArrayList<>();
    List<Refused> refusals = new ArrayList<>();
    for (IndexField field : fields) {
      try {
        alternatives.add(query(field, filter));
      } catch (Refused refused) {
        refusals.add(refused);
      }
    }
    if (alternatives.isEmpty()) {
      throw refusals.getFirst();
    }
    return Optional.of(any(alternatives));
  }

  private List<IndexField> fields(String name) {
    List<IndexField> fields =
        definitions.stream()
            .flatMap(definition -> definition.field(name).stream())
            .filter(Filters::canBeFiltered)
            .toList();
    if (fields.isEmpty()) {
      throw Refusals.unknownField(name, known());
    }
    return fields;
  }

  private static boolean canBeFiltered(IndexField field) {
    return field.type() != IndexFieldType.TEXT;
  }

  private SequencedSet<String> known() {
    SequencedSet<String> names = new LinkedHashSet<>();
    definitions.stream()
        .flatMap(definition -> definition.fields().stream())
        .filter(Filters::canBeFiltered)
        .forEach(field -> names.add(field.name()));
    return names;
  }

  /**
   * The query of a filter on one of the fields that have its name.
   *
   * @throws Refused {@code FILTER_INVALID}
   */
  static Query query(IndexField field, FieldFilter filter) {
    List<Query> conditions = new ArrayList<>();
    if (!filter.anyOf().isEmpty()) {
      conditions.add(anyOf(field, filter.anyOf()));
    }
    if (filter.from().isPresent() || filter.below().isPresent()) {
      conditions.add(between(field, filter));
    }
    return all(conditions);
  }

  private static Query anyOf(IndexField field, List<String> values) {
    if (values.size() > MOST_VALUES && field.type() != IndexFieldType.KEYWORD) {
      throw Refusals.filter(
          field.name(),
          "最多%d个值".formatted(MOST_VALUES),
          "at most %d values are allowed".formatted(MOST_VALUES));
    }
    return switch (field.type()) {
      case KEYWORD -> terms(Names.keyword(field), values);
      case BOOLEAN -> terms(Names.bool(field), values.stream().map(v -> bool(field, v)).toList());
      case NUMBER -> any(values.stream().map(value -> number(field, value)).toList());
      case DATE -> any(values.stream().map(value -> days(field, span(field, value))).toList());
      case TEXT -> throw new IllegalArgumentException("a TEXT field is no filter");
    };
  }

  private static Query terms(String name, Collection<String> values) {
    return KeywordField.newSetQuery(
        name, values.stream().map(Documents::keyword).map(BytesRef::new).toList());
  }

  private static String bool(IndexField field, String value) {
    if (!value.equals("true") && !value.equals("false")) {
      throw Refusals.filter(field.name(), "应为 true 或 false", "it must be true or false");
    }
    return value;
  }

  private static Query number(IndexField field, String value) {
    if (field.ranges().stream().anyMatch(range -> range.code().equals(value))) {
      return KeywordField.newExactQuery(Names.range(field), value);
    }
    return DoublePoint.newExactQuery(
        Names.number(field), number(value).orElseThrow(() -> neitherNumberNorRange(field, value)));
  }

  private static Refused neitherNumberNorRange(IndexField field, String value) {
    String codes = String.join(", ", field.ranges().stream().map(range -> range.code()).toList());
    return codes.isEmpty()
        ? noNumber(field, value)
        : Refusals.filter(
            field.name(),
            "“%s”既不是数字，也不是区间代码（%s）".formatted(value, codes),
            "%s is neither a number nor one of the ranges (%s)".formatted(value, codes));
  }

  private static Refused noNumber(IndexField field, String value) {
    return Refusals.filter(
        field.name(), "“%s”不是数字".formatted(value), "%s is no number".formatted(value));
  }

  private static Optional<Double> number(String value) {
    return Numbers.of(value).findFirst();
  }

  private static Optional<Double> bound(IndexField field, Optional<String> value) {
    return value.map(text -> number(text).orElseThrow(() -> noNumber(field, text)));
  }

  private static Query between(IndexField field, FieldFilter filter) {
    return switch (field.type()) {
      case NUMBER -> numbers(field, filter);
      case DATE -> dates(field, filter);
      default ->
          throw Refusals.filter(field.name(), "该字段没有上下限", "the field has no bounds, only values");
    };
  }

  private static Query numbers(IndexField field, FieldFilter filter) {
    double from = bound(field, filter.from()).orElse(-Double.MAX_VALUE);
    Optional<Double> below = bound(field, filter.below());
    if (below.isPresent() && below.get() <= from) {
      throw reversed(field);
    }
    double last = below.map(DoublePoint::nextDown).orElse(Double.MAX_VALUE);
    return DoublePoint.newRangeQuery(Names.number(field), from, last);
  }

  private static Query dates(IndexField field, FieldFilter filter) {
    long from =
        filter.from().map(text -> span(field, text).first().toEpochDay()).orElse(Long.MIN_VALUE);
    long last =
        filter
            .below()
            .map(text -> span(field, text).first().toEpochDay() - 1)
            .orElse(Long.MAX_VALUE);
    if (last < from) {
      throw reversed(field);
    }
    return days(field, from, last);
  }

  private static Refused reversed(IndexField field) {
    return Refusals.filter(field.name(), "上限应大于下限", "the upper bound must be above the lower one");
  }

  private static DateSpan span(IndexField field, String value) {
    return DateSpan.parse(value)
        .orElseThrow(
            () ->
                Refusals.filter(
                    field.name(),
                    "“%s”不是日期（如 2024、2024-03、2024-03-15）".formatted(value),
                    "%s is no date such as 2024, 2024-03 or 2024-03-15".formatted(value)));
  }

  private static Query days(IndexField field, DateSpan span) {
    return days(field, span.first().toEpochDay(), span.last().toEpochDay());
  }

  private static Query days(IndexField field, long first, long last) {
    return LongRange.newIntersectsQuery(Names.date(field), new long[] {first}, new long[] {last});
  }

  /** That one of them holds. */
  static Query any(Collection<Query> queries) {
    return combined(queries, Occur.SHOULD);
  }

  private static Query all(Collection<Query> queries) {
    return combined(queries, Occur.FILTER);
  }

  private static Query combined(Collection<Query> queries, Occur occur) {
    List<Query> distinct = queries.stream().distinct().toList();
    if (distinct.size() == 1) {
      return distinct.getFirst();
    }
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    distinct.forEach(query -> all.add(query, occur));
    return all.build();
  }
}
