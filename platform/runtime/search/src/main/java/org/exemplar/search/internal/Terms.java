package org.exemplar.search.internal;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.WildcardQuery;
import org.apache.lucene.util.QueryBuilder;
import org.exemplar.search.FieldFilter;
import org.exemplar.spi.IndexField;
import org.exemplar.spi.IndexFieldType;
import org.exemplar.spi.schema.Refused;

/** What phrases and conditions that somebody typed mean in the indexes that are searched. */
final class Terms {
  private static final Pattern BOUND = Pattern.compile("(>=|<=|>|<|≥|≤)(.+)");
  private static final Pattern SPAN = Pattern.compile("(.*?)(?:\\.\\.|…|~|～)(.*)");
  private static final Pattern CHINESE_DATE =
      Pattern.compile("(\\d{4})年(?:(\\d{1,2})月(?:(\\d{1,2})日)?)?");
  private static final List<String> TRUE = List.of("true", "yes", "是", "有");
  private static final List<String> FALSE = List.of("false", "no", "否", "无");

  private final List<Definition> definitions;
  private final Analyzers analyzers;

  Terms(List<Definition> definitions, Analyzers analyzers) {
    this.definitions = definitions;
    this.analyzers = analyzers;
  }

  private List<IndexField> fields(Collection<String> names) {
    return names.stream()
        .flatMap(name -> definitions.stream().flatMap(each -> each.field(name).stream()))
        .toList();
  }

  /** Whether one of the fields is searched by words. */
  boolean isText(Collection<String> names) {
    return fields(names).stream().anyMatch(each -> each.type() == IndexFieldType.TEXT);
  }

  /** That a text stands somewhere as it is; nothing where it has nothing that is indexed. */
  Optional<Query> phrase(String text) {
    SequencedSet<String> names = new LinkedHashSet<>();
    definitions.stream()
        .flatMap(definition -> definition.fields().stream())
        .filter(field -> field.type() == IndexFieldType.TEXT)
        .forEach(field -> names.add(field.name()));
    return any(names.stream().flatMap(name -> phrase(name, text).stream()).toList());
  }

  /**
   * Pairs of characters find a phrase faster, single ones find any: a pair reaches over the end of
   * a phrase that ends with Latin letters or one character alone.
   */
  private Optional<Query> phrase(String field, String text) {
    boolean paired = text.length() > 1 && text.codePoints().allMatch(Character::isIdeographic);
    SubField subField = paired ? SubField.BIGRAMS : SubField.CHARACTERS;
    return Optional.ofNullable(
        new QueryBuilder(analyzers).createPhraseQuery(subField.field(field), text));
  }

  /** That one of the fields has a value; nothing where the value is none for any. */
  Optional<Query> condition(Collection<String> names, String value) {
    return any(fields(names).stream().flatMap(each -> condition(each, value).stream()).toList());
  }

  private Optional<Query> condition(IndexField field, String value) {
    return switch (field.type()) {
      case TEXT -> phrase(field.name(), value);
      case KEYWORD -> Optional.of(keyword(field, value));
      case BOOLEAN -> bool(value).flatMap(known -> filter(field, List.of(known)));
      case NUMBER -> number(field, value);
      case DATE -> date(field, value);
    };
  }

  /** A keyword is meant that is the value, or has it in it. */
  private static Query keyword(IndexField field, String value) {
    String escaped = value.strip().replaceAll("[\\\\*?]", "\\\\$0");
    return new WildcardQuery(new Term(Names.keyword(field), "*" + escaped + "*"));
  }

  private static Optional<String> bool(String value) {
    if (TRUE.contains(value.strip())) {
      return Optional.of("true");
    }
    return FALSE.contains(value.strip()) ? Optional.of("false") : Optional.empty();
  }

  private static Optional<Query> number(IndexField field, String value) {
    Optional<String> range =
        field.ranges().stream()
            .filter(each -> each.code().equalsIgnoreCase(value.strip()))
            .map(each -> each.code())
            .findFirst();
    if (range.isPresent()) {
      return filter(field, List.of(range.get()));
    }
    return bounds(value, Terms::number, Terms::number, Terms::above)
        .map(bounds -> filter(field, bounds))
        .orElseGet(() -> number(value).flatMap(exact -> filter(field, List.of(exact))));
  }

  private static Optional<Query> date(IndexField field, String value) {
    return bounds(value, Terms::firstDay, Terms::firstDay, Terms::dayAfter)
        .map(bounds -> filter(field, bounds))
        .orElseGet(() -> filter(field, List.of(iso(value))));
  }

  /** From where and up to where, exclusive; empty is without a bound. */
  private record Bounds(Optional<String> from, Optional<String> below) {}

  /** How a value becomes a bound. */
  private interface Bound {
    Optional<String> of(String value);
  }

  /**
   * Reads bounds such as {@code >=10} or {@code 10..50}.
   *
   * @param from where a lower bound begins that includes the value
   * @param before where an upper bound ends that does not
   * @param behind where it ends where it includes the value, or a lower one begins that does not
   */
  private static Optional<Bounds> bounds(String value, Bound from, Bound before, Bound behind) {
    Matcher bound = BOUND.matcher(value.strip());
    if (bound.matches()) {
      String limit = bound.group(2);
      return switch (bound.group(1)) {
        case ">=", "≥" -> from.of(limit).map(at -> new Bounds(Optional.of(at), Optional.empty()));
        case ">" -> behind.of(limit).map(at -> new Bounds(Optional.of(at), Optional.empty()));
        case "<" -> before.of(limit).map(at -> new Bounds(Optional.empty(), Optional.of(at)));
        default -> behind.of(limit).map(at -> new Bounds(Optional.empty(), Optional.of(at)));
      };
    }
    Matcher span = SPAN.matcher(value.strip());
    if (!span.matches() || (span.group(1).isBlank() && span.group(2).isBlank())) {
      return Optional.empty();
    }
    Optional<String> first = from.of(span.group(1));
    Optional<String> last = behind.of(span.group(2));
    boolean read =
        (first.isPresent() || span.group(1).isBlank())
            && (last.isPresent() || span.group(2).isBlank());
    return read ? Optional.of(new Bounds(first, last)) : Optional.empty();
  }

  private static Optional<String> number(String value) {
    return Numbers.of(value).findFirst().map(Object::toString);
  }

  private static Optional<String> above(String value) {
    return Numbers.of(value).findFirst().map(Math::nextUp).map(Object::toString);
  }

  private static Optional<String> firstDay(String value) {
    return DateSpan.parse(iso(value)).map(span -> span.first().toString());
  }

  private static Optional<String> dayAfter(String value) {
    return DateSpan.parse(iso(value)).map(span -> span.last().plusDays(1).toString());
  }

  /** A date as it is written in Chinese, such as {@code 2024年3月}, in digits. */
  private static String iso(String value) {
    Matcher date = CHINESE_DATE.matcher(value.strip());
    if (!date.matches()) {
      return value.strip();
    }
    UnaryOperator<String> two = number -> "-" + (number.length() < 2 ? "0" : "") + number;
    return date.group(1)
        + Optional.ofNullable(date.group(2)).map(two).orElse("")
        + Optional.ofNullable(date.group(3)).map(two).orElse("");
  }

  private static Optional<Query> filter(IndexField field, List<String> values) {
    return filter(field, new FieldFilter(field.name(), values, Optional.empty(), Optional.empty()));
  }

  private static Optional<Query> filter(IndexField field, Bounds bounds) {
    return filter(field, new FieldFilter(field.name(), List.of(), bounds.from(), bounds.below()));
  }

  private static Optional<Query> filter(IndexField field, FieldFilter filter) {
    try {
      return Optional.of(Filters.query(field, filter));
    } catch (Refused noValueOfTheField) {
      return Optional.empty();
    }
  }

  private static Optional<Query> any(List<Query> queries) {
    return queries.isEmpty() ? Optional.empty() : Optional.of(Filters.any(queries));
  }
}
