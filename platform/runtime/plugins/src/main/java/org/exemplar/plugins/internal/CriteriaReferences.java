package org.exemplar.plugins.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.exemplar.plugins.internal.content.OwnCriteria;
import org.exemplar.plugins.internal.content.Unresolved;
import org.exemplar.spi.AttributeDefinition;
import org.exemplar.spi.AttributeType;
import org.exemplar.spi.Condition;
import org.exemplar.spi.CriteriaSet;
import org.exemplar.spi.Criterion;
import org.exemplar.spi.EnumValue;
import org.exemplar.spi.Form;
import org.exemplar.spi.FormField;

/** Names of parts of other plugins in criteria sets. */
final class CriteriaReferences {
  private final References references;

  CriteriaReferences(References references) {
    this.references = references;
  }

  void check(List<OwnCriteria> sets) {
    sets.forEach(this::set);
  }

  private void set(OwnCriteria own) {
    CriteriaSet set = own.head();
    String part = "criteria/" + set.code();
    set.refines()
        .filter(code -> !references.offers().sets().contains(code))
        .ifPresent(
            code ->
                references.open(
                    part + "/refines", Unresolved.refinedSet(code, references.offers().sets())));
    references.types(part + "/organizationTypes/", set.organizationTypes());
    for (Criterion item : own.items()) {
      String place = part + "/" + item.code();
      item.fields().forEach(field -> field(place + "/field/" + field, field));
      item.appliesTo().ifPresent(condition -> condition(place + "/appliesTo", condition, set));
    }
  }

  private void field(String part, String reference) {
    if (!References.namesPlugin(reference)) {
      return;
    }
    int dot = reference.indexOf('.');
    String name = reference.substring(0, dot);
    Form form = references.offers().forms().get(name);
    if (form == null) {
      references.open(part, Unresolved.form(name, references.offers()));
      return;
    }
    List<String> fields = form.fields().stream().flatMap(CriteriaReferences::paths).toList();
    String path = reference.substring(dot + 1);
    if (!fields.contains(path)) {
      references.open(part, Unresolved.field(path, name, fields));
    }
  }

  private static Stream<String> paths(FormField field) {
    return Stream.concat(
        Stream.of(field.name()),
        field.many()
            ? Stream.empty()
            : field.fields().stream().map(inner -> field.name() + "." + inner.name()));
  }

  /** A condition on an attribute that only types of other plugins can have. */
  private void condition(String part, Condition condition, CriteriaSet set) {
    List<String> judged = set.organizationTypes().stream().map(references::qualify).toList();
    Map<String, AttributeDefinition> known = new LinkedHashMap<>();
    judged.forEach(type -> references.lines().attributes(type).forEach(known::putIfAbsent));
    boolean elsewhere =
        judged.stream()
            .flatMap(type -> references.lines().of(type).stream())
            .anyMatch(references::isForeign);
    if (elsewhere) {
      Optional.ofNullable(known.get(condition.attribute()))
          .ifPresentOrElse(
              attribute -> values(part, condition, attribute),
              () ->
                  references.open(
                      part, Unresolved.attribute(condition.attribute(), known.keySet())));
    }
  }

  private void values(String part, Condition condition, AttributeDefinition attribute) {
    condition.values().stream()
        .filter(value -> !isValue(attribute, value))
        .forEach(value -> references.open(part, Unresolved.value(value, values(attribute))));
  }

  private static boolean isValue(AttributeDefinition attribute, String value) {
    return attribute.type() == AttributeType.TEXT
        || (attribute.type() == AttributeType.INTEGER && value.matches("-?\\d{1,18}"))
        || values(attribute).contains(value);
  }

  private static List<String> values(AttributeDefinition attribute) {
    return attribute.type() == AttributeType.BOOLEAN
        ? List.of("true", "false")
        : attribute.values().stream().map(EnumValue::code).toList();
  }
}
