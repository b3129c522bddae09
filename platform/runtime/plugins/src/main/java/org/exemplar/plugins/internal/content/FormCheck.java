package org.exemplar.plugins.internal.content;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;

/** Checks forms: what their schema cannot say about itself. */
final class FormCheck {
  private static final List<List<String>> BOUNDS =
      List.of(
          List.of("minimum", "maximum"),
          List.of("minLength", "maxLength"),
          List.of("minItems", "maxItems"));

  private final Types types;
  private final Findings findings;

  FormCheck(Types types, Findings findings) {
    this.types = types;
    this.findings = findings;
  }

  void check(PluginTree tree) {
    findings.unique(Words.FORM, PluginTree.children(tree.forms(), "id"));
    Map<String, Located> profiles = new HashMap<>();
    for (Located form : tree.forms()) {
      form(form);
      if (form.text("purpose").orElse("").equals("PROFILE")) {
        form.texts("organizationTypes").forEach(type -> profile(type, profiles));
        form.texts("organizationTypes").forEach(this::ownProfile);
      }
    }
  }

  private void form(Located form) {
    form.texts("organizationTypes").forEach(type -> types.check(type, findings));
    Located schema = form.child("schema");
    object(schema);
    layout(form, schema.child("properties"));
  }

  /** Whose profile an organisation shows is said where its type is. */
  private void ownProfile(Located type) {
    String name = type.text().orElse("");
    if (types.isForeign(name)) {
      findings.invalid(
          type,
          "组织类型 " + name + " 属于另一插件，它的档案表单只能由该插件提供；请改为 purpose: RECORD，或填自己的类型",
          "type "
              + name
              + " is another plugin's, which alone can give it a profile form; write purpose:"
              + " RECORD or a type of your own");
    }
  }

  private void profile(Located type, Map<String, Located> profiles) {
    String code = type.text().orElse("");
    Located first = profiles.putIfAbsent(code, type);
    if (first != null) {
      findings.invalid(
          type,
          "组织类型 " + code + " 已有档案表单（" + first.where() + "），一种类型只能有一个 PROFILE 表单",
          "type "
              + code
              + " already has a profile form ("
              + first.where()
              + "); a type has one PROFILE form");
    }
  }

  private void object(Located schema) {
    Set<String> names =
        schema.child("properties").members().stream()
            .map(Located::name)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    schema.texts("required").forEach(name -> findings.known(Words.FIELD, name, names));
    schema.child("properties").members().forEach(this::field);
  }

  private void field(Located field) {
    BOUNDS.forEach(pair -> bounds(field, pair.getFirst(), pair.getLast()));
    pattern(field.child("pattern"));
    enumNames(field);
    Located items = field.child("items");
    if (items.node().isObject()) {
      field(items);
    }
    if (field.node().path("properties").isObject()) {
      object(field);
    }
  }

  private void bounds(Located field, String least, String most) {
    JsonNode low = field.node().path(least);
    JsonNode high = field.node().path(most);
    if (low.isNumber() && high.isNumber() && low.doubleValue() > high.doubleValue()) {
      findings.invalid(
          field.child(most),
          most + " 应不小于 " + least + "（" + low.asText() + "）",
          most + " must be at least " + least + " (" + low.asText() + ")");
    }
  }

  private void pattern(Located pattern) {
    try {
      pattern.text().ifPresent(Pattern::compile);
    } catch (PatternSyntaxException e) {
      findings.invalid(
          pattern,
          "不是合法的正则表达式：" + e.getDescription(),
          "not a regular expression: " + e.getDescription());
    }
  }

  private void enumNames(Located field) {
    Set<String> codes =
        field
            .texts("enum")
            .flatMap(code -> code.text().stream())
            .collect(Collectors.toCollection(LinkedHashSet::new));
    Located names = field.child("x-enum-names");
    if (codes.isEmpty() || !names.node().isObject()) {
      return;
    }
    names.members().forEach(name -> findings.known(Words.VALUE, name, name.name(), codes));
    for (String code : codes) {
      if (!names.node().has(code)) {
        findings.add(names.problem(Codes.INVALID, Wording.missingKey(code)));
      }
    }
  }

  private void layout(Located form, Located properties) {
    Set<String> names =
        properties.members().stream()
            .map(Located::name)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    List<Located> placed = new ArrayList<>();
    form.elements("layout").forEach(section -> section.texts("fields").forEach(placed::add));
    placed.forEach(name -> findings.known(Words.FIELD, name, names));
    findings.unique(Words.FIELD, placed);
    placed.forEach(name -> names.remove(name.text().orElse("")));
    if (!names.isEmpty()) {
      findings.invalid(
          form.child("layout"),
          "每个字段都要排在版面中，还缺：" + String.join("、", names),
          "every field needs a place in the layout; missing: " + String.join(", ", names));
    }
  }
}
