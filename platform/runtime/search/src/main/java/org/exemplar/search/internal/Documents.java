package org.exemplar.search.internal;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.DoubleField;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.KeywordField;
import org.apache.lucene.document.LongRange;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.NumericUtils;
import org.exemplar.search.DocumentSource;
import org.exemplar.spi.IndexField;
import org.exemplar.spi.IndexFieldType;

/**
 * Turns documents of a source into Lucene documents of one index. A value that does not have the
 * type of its field is left out.
 */
final class Documents {
  /** Changes whenever the same document gives other Lucene fields. */
  static final String LAYOUT = "3";

  private static final int LONGEST_KEYWORD = 1_000;
  private static final int MOST_YEARS = 100;

  private static final FieldType MARKED =
      text(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS_AND_OFFSETS);
  private static final FieldType MARKED_AND_STORED = stored(MARKED);
  private static final FieldType COUNTED = text(IndexOptions.DOCS_AND_FREQS);

  private final Definition definition;

  Documents(Definition definition) {
    this.definition = definition;
  }

  /** The Lucene document, or nothing when the index does not hold it. */
  Optional<Document> document(String key, Map<String, Object> document) {
    if (!definition.holds(document)) {
      return Optional.empty();
    }
    Document target = new Document();
    target.add(new StringField(Names.KEY, key, Store.NO));
    BytesRef sortKey = new BytesRef(new SortKey(key, definition.id()).toString());
    target.add(new SortedDocValuesField(Names.SORT, sortKey));
    if (document.get(DocumentSource.AUDIENCE) instanceof String audience) {
      target.add(new StringField(Names.AUDIENCE, audience, Store.NO));
      target.add(new StringField(Names.RESTRICTED, Audience.YES, Store.NO));
    }
    Vocabulary vocabulary = new Vocabulary();
    StringBuilder texts = new StringBuilder();
    for (IndexField field : definition.fields()) {
      List<Object> values = Values.at(document, field.from());
      add(target, field, values);
      if (field.type() == IndexFieldType.TEXT) {
        values.forEach(value -> vocabulary.add(value.toString()));
        values.forEach(value -> texts.append(value).append('\n'));
      }
      if (field.suggest()) {
        values.forEach(value -> addName(target, field, value.toString(), vocabulary));
      }
    }
    vocabulary.write(target);
    Likeness.of(texts.toString()).ifPresent(likeness -> add(target, likeness));
    return Optional.of(target);
  }

  private static void add(Document target, Likeness likeness) {
    likeness.bands().forEach(band -> target.add(new StringField(Names.BAND, band, Store.NO)));
    target.add(new BinaryDocValuesField(Names.LIKENESS, new BytesRef(likeness.bytes())));
  }

  private static void addName(
      Document target, IndexField field, String value, Vocabulary vocabulary) {
    String name = value.strip();
    String normal = Normal.form(name);
    if (normal.isEmpty() || name.length() > Prompts.LONGEST_PHRASE) {
      return;
    }
    vocabulary.addWhole(normal);
    Prompts.terms(normal)
        .forEach(term -> target.add(new StringField(Names.PROMPT, term, Store.NO)));
    target.add(
        new SortedSetDocValuesField(
            Names.PHRASE, new BytesRef(new Phrase(field.name(), name).toString())));
  }

  /** A keyword as it is indexed and asked for. */
  static String keyword(Object value) {
    String text = value.toString();
    return text.length() <= LONGEST_KEYWORD ? text : text.substring(0, LONGEST_KEYWORD);
  }

  private static void add(Document target, IndexField field, List<Object> values) {
    switch (field.type()) {
      case TEXT -> values.forEach(value -> addText(target, field, value.toString()));
      case KEYWORD ->
          terms(
              target,
              Names.keyword(field),
              values.stream().flatMap(value -> steps(field, keyword(value))).toList());
      case BOOLEAN ->
          terms(
              target,
              Names.bool(field),
              values.stream()
                  .map(Object::toString)
                  .filter(text -> text.equals("true") || text.equals("false"))
                  .toList());
      case NUMBER -> addNumbers(target, field, values.stream().flatMap(Numbers::of).toList());
      case DATE -> addDates(target, field, values.stream().flatMap(Documents::span).toList());
    }
  }

  /** The value, and each step on the way to it where it is a path. */
  private static Stream<String> steps(IndexField field, String value) {
    if (field.separator().isEmpty()) {
      return Stream.of(value);
    }
    String separator = field.separator().get();
    Stream.Builder<String> steps = Stream.builder();
    for (int at = value.indexOf(separator); at >= 0; at = value.indexOf(separator, at + 1)) {
      steps.add(value.substring(0, at));
    }
    return steps.add(value).build();
  }

  private static void addText(Document target, IndexField field, String text) {
    if (text.isBlank()) {
      return;
    }
    FieldType marked = field.highlight() ? MARKED_AND_STORED : MARKED;
    target.add(new Field(SubField.BIGRAMS.field(field.name()), text, marked));
    target.add(new Field(SubField.CHARACTERS.field(field.name()), text, MARKED));
    if (TextQuery.isSetOff(field)) {
      target.add(new Field(SubField.WORDS.field(field.name()), text, COUNTED));
    }
    for (SubField subField : SubField.values()) {
      target.add(new Field(subField.field(Names.ALL), text, COUNTED));
    }
  }

  private static void addNumbers(Document target, IndexField field, List<Double> numbers) {
    numbers.forEach(number -> target.add(new DoubleField(Names.number(field), number, Store.NO)));
    numbers.stream()
        .mapToDouble(Double::doubleValue)
        .max()
        .ifPresent(most -> addSorted(target, field, NumericUtils.doubleToSortableLong(most)));
    terms(
        target,
        Names.range(field),
        field.ranges().stream()
            .filter(range -> numbers.stream().anyMatch(range::contains))
            .map(range -> range.code())
            .toList());
  }

  private static void addDates(Document target, IndexField field, List<DateSpan> spans) {
    for (DateSpan span : spans) {
      long[] first = {span.first().toEpochDay()};
      long[] last = {span.last().toEpochDay()};
      target.add(new LongRange(Names.date(field), first, last));
    }
    spans.stream()
        .mapToLong(span -> span.first().toEpochDay())
        .max()
        .ifPresent(latest -> addSorted(target, field, latest));
    terms(target, Names.year(field), spans.stream().flatMap(Documents::years).toList());
  }

  private static void addSorted(Document target, IndexField field, long value) {
    target.add(new NumericDocValuesField(Names.sorted(field), value));
  }

  private static Stream<String> years(DateSpan span) {
    return IntStream.rangeClosed(span.first().getYear(), span.last().getYear())
        .limit(MOST_YEARS)
        .mapToObj(Integer::toString);
  }

  private static Stream<DateSpan> span(Object value) {
    return value instanceof LocalDate day
        ? Stream.of(new DateSpan(day, day))
        : DateSpan.parse(value.toString()).stream();
  }

  private static void terms(Document target, String name, List<String> values) {
    values.stream()
        .filter(value -> !value.isEmpty())
        .distinct()
        .forEach(value -> target.add(new KeywordField(name, value, Store.NO)));
  }

  private static FieldType text(IndexOptions options) {
    FieldType type = new FieldType();
    type.setTokenized(true);
    type.setIndexOptions(options);
    type.freeze();
    return type;
  }

  private static FieldType stored(FieldType base) {
    FieldType type = new FieldType(base);
    type.setStored(true);
    type.freeze();
    return type;
  }
}
