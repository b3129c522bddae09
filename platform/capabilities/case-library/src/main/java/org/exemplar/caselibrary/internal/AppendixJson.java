package org.exemplar.caselibrary.internal;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.exemplar.caselibrary.CaseAppendix;
import org.exemplar.caselibrary.CaseAppendix.Author;
import org.exemplar.caselibrary.CaseAppendix.Figure;
import org.exemplar.caselibrary.CaseAppendix.Recognition;
import org.exemplar.files.StoredFile;
import org.exemplar.spi.OrganizationLevel;
import org.exemplar.store.JsonText;

/** What a case brings along, as a column and the change log keep it: all scalars are texts. */
final class AppendixJson {
  private AppendixJson() {}

  /** What there is, by field; lists that are empty are left out. */
  static Map<String, Object> told(CaseAppendix appendix) {
    Map<String, Object> told = new LinkedHashMap<>();
    put(told, "authors", appendix.authors(), AppendixJson::author);
    put(told, "figures", appendix.figures(), AppendixJson::figure);
    put(told, "clauses", appendix.clauses(), key -> key);
    put(told, "recognitions", appendix.recognitions(), AppendixJson::recognition);
    put(told, "attachments", appendix.attachments(), AppendixJson::file);
    return told;
  }

  static String write(CaseAppendix appendix) {
    return JsonText.of(told(appendix));
  }

  static CaseAppendix read(String json) {
    Map<String, Object> told = JsonText.map(json, Object.class);
    return new CaseAppendix(
        list(told, "authors", AppendixJson::author),
        list(told, "figures", AppendixJson::figure),
        told.get("clauses") instanceof List<?> keys
            ? keys.stream().map(String::valueOf).toList()
            : List.of(),
        list(told, "recognitions", AppendixJson::recognition),
        list(told, "attachments", AppendixJson::file));
  }

  private static <T> void put(
      Map<String, Object> told, String name, List<T> values, Function<T, Object> form) {
    if (!values.isEmpty()) {
      told.put(name, values.stream().map(form).toList());
    }
  }

  private static <T> List<T> list(
      Map<String, Object> told, String name, Function<Fields, T> reading) {
    return told.get(name) instanceof List<?> values
        ? values.stream().map(value -> reading.apply(new Fields((Map<?, ?>) value))).toList()
        : List.of();
  }

  private static Map<String, String> author(Author author) {
    return new Members()
        .put("organization", author.organizationCode())
        .put("name", author.name())
        .values();
  }

  private static Author author(Fields fields) {
    return new Author(fields.text("organization"), fields.text("name"));
  }

  private static Map<String, String> figure(Figure figure) {
    return new Members()
        .put("name", Optional.of(figure.name()))
        .put("unit", figure.unit())
        .put("baseline", figure.baseline().map(BigDecimal::toPlainString))
        .put("value", Optional.of(figure.value().toPlainString()))
        .put("asOf", figure.asOf().map(LocalDate::toString))
        .values();
  }

  private static Figure figure(Fields fields) {
    return new Figure(
        fields.needed("name"),
        fields.text("unit"),
        fields.text("baseline").map(BigDecimal::new),
        new BigDecimal(fields.needed("value")),
        fields.text("asOf").map(LocalDate::parse));
  }

  private static Map<String, String> recognition(Recognition one) {
    return new Members()
        .put("kind", Optional.of(one.kind().name()))
        .put("title", Optional.of(one.title()))
        .put("level", one.level().map(Enum::name))
        .put("body", one.body())
        .put("conferredOn", one.conferredOn().map(LocalDate::toString))
        .values();
  }

  private static Recognition recognition(Fields fields) {
    return new Recognition(
        Recognition.Kind.valueOf(fields.needed("kind")),
        fields.needed("title"),
        fields.text("level").map(OrganizationLevel::valueOf),
        fields.text("body"),
        fields.text("conferredOn").map(LocalDate::parse));
  }

  private static Map<String, String> file(StoredFile file) {
    return new Members()
        .put("key", Optional.of(file.key()))
        .put("account", Optional.of(file.account()))
        .put("name", Optional.of(file.name()))
        .put("mediaType", Optional.of(file.mediaType()))
        .put("size", Optional.of(Long.toString(file.size())))
        .put("sha256", Optional.of(file.sha256()))
        .put("uploadedAt", Optional.of(file.uploadedAt().toString()))
        .put("state", Optional.of(file.state().name()))
        .values();
  }

  private static StoredFile file(Fields fields) {
    return new StoredFile(
        fields.needed("key"),
        fields.needed("account"),
        fields.needed("name"),
        fields.needed("mediaType"),
        Long.parseLong(fields.needed("size")),
        fields.needed("sha256"),
        Instant.parse(fields.needed("uploadedAt")),
        StoredFile.State.valueOf(fields.needed("state")));
  }

  /** Members of an object that is written. */
  private record Members(Map<String, String> values) {
    Members() {
      this(new LinkedHashMap<>());
    }

    Members put(String name, Optional<String> value) {
      value.ifPresent(text -> values.put(name, text));
      return this;
    }
  }

  /** Members of an object that is read. */
  private record Fields(Map<?, ?> values) {
    Optional<String> text(String name) {
      return Optional.ofNullable(values.get(name)).map(String::valueOf);
    }

    String needed(String name) {
      return text(name).orElseThrow(() -> new IllegalStateException("an appendix has no " + name));
    }
  }
}
