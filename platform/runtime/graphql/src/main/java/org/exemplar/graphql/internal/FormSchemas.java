package org.exemplar.graphql.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.AnnotationKeyword;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.exemplar.spi.Form;
import org.exemplar.spi.LocalizedText;
import org.exemplar.spi.schema.Refusal;

/** Checks what is filled in against a form's JSON Schema. Belongs to one generation. */
final class FormSchemas {
  /** JSON Schema 2020-12 with the labels that forms add; the validator does not judge those. */
  static final Dialect DIALECT =
      Dialect.builder(Dialects.getDraft202012())
          .keywords(
              Stream.of("x-title-en", "x-unit", "x-enum-names")
                  .map(AnnotationKeyword::new)
                  .toList())
          .build();

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<Form, Schema> compiled = new ConcurrentHashMap<>();

  /** The schema as JSON. */
  Map<String, Object> asMap(Form form) {
    try {
      return JSON.readValue(form.schemaJson(), new TypeReference<>() {});
    } catch (JsonProcessingException broken) {
      throw new IllegalStateException(broken);
    }
  }

  /** What is wrong with the values, empty when nothing is. */
  List<Refusal> check(Form form, Map<String, Object> values) {
    List<Refusal> refusals = new ArrayList<>(Storable.check(values));
    if (!refusals.isEmpty()) {
      return refusals;
    }
    Schema schema = compiled.computeIfAbsent(form, FormSchemas::compile);
    JsonNode instance = JSON.valueToTree(values);
    List<Error> english = validate(schema, instance, Locale.ENGLISH);
    List<Error> chinese = validate(schema, instance, Locale.SIMPLIFIED_CHINESE);
    for (int i = 0; i < english.size(); i++) {
      refusals.add(refusal(english.get(i), chinese.get(i)));
    }
    return refusals;
  }

  private static List<Error> validate(Schema schema, JsonNode instance, Locale locale) {
    return schema.validate(
        instance,
        context ->
            context.executionConfig(config -> config.locale(locale).formatAssertionsEnabled(true)));
  }

  private static Schema compile(Form form) {
    return SchemaRegistry.withDialect(DIALECT)
        .getSchema(form.schemaJson(), com.networknt.schema.InputFormat.JSON);
  }

  private static Refusal refusal(Error english, Error chinese) {
    List<String> path = new ArrayList<>(List.of("input", "values"));
    for (int i = 0; i < english.getInstanceLocation().getNameCount(); i++) {
      path.add(String.valueOf(english.getInstanceLocation().getElement(i)));
    }
    String zh = chinese.getMessage();
    String en = english.getMessage();
    return Refusal.of("FORM_INVALID", new LocalizedText(zh, en), path);
  }
}
