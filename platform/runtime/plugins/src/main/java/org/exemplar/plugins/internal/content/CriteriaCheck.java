package org.exemplar.plugins.internal.content;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.exemplar.spi.LocalizedText;

/** Checks criteria sets against the rest of their plugin. */
final class CriteriaCheck {
  private final Types types;
  private final FormFields forms;
  private final Findings findings;

  CriteriaCheck(Types types, FormFields forms, Findings findings) {
    this.types = types;
    this.forms = forms;
    this.findings = findings;
  }

  void check(PluginTree tree) {
    findings.unique(Words.SET, PluginTree.children(tree.criteriaSets(), "code"));
    findings.unique(
        Words.DIMENSION, PluginTree.children(tree.elements(ContentKind.DIMENSIONS), "code"));
    findings.unique(
        Words.SHARED, PluginTree.children(tree.elements(ContentKind.SHARED_CRITERIA), "code"));
    keys(tree.criteriaSets());
    tree.criteriaSets().forEach(this::set);
    new RefinementCheck(OwnNames.of(tree), findings).check(tree.criteriaSets());
    items(tree.criteriaSets());
  }

  /** Elsewhere an item is cited by its code, so that the code belongs to one set. */
  private void items(List<Located> sets) {
    Map<String, Located> seen = new HashMap<>();
    for (Located set : sets) {
      for (Located code : PluginTree.children(set.elements("items"), "code")) {
        code.text().ifPresent(name -> item(set, code, name, seen));
      }
    }
  }

  private void item(Located set, Located code, String name, Map<String, Located> seen) {
    Located first = seen.putIfAbsent(name, code);
    boolean elsewhere = first != null && !first.file().equals(code.file());
    if (elsewhere && !key(Located.body(first.file())).equals(key(set))) {
      findings.add(
          code.problem(Codes.DUPLICATE, Wording.repeated(Words.ITEM, name, first.where())));
    }
  }

  /** Two sets of one issuer, kind of subject, name and version would be one. */
  private void keys(List<Located> sets) {
    Map<String, Located> seen = new HashMap<>();
    for (Located set : sets) {
      String key = key(set);
      Located first = seen.putIfAbsent(key, set);
      if (first != null) {
        LocalizedText message = Wording.repeated(Words.SET, key, first.where());
        findings.add(set.child("name").problem(Codes.DUPLICATE, message));
      }
    }
  }

  /** As {@link org.exemplar.spi.CriteriaSet#key}. */
  private static String key(Located set) {
    return Stream.of(
            set.child("issuer").text("code"),
            set.text("subjectKind"),
            set.child("name").text("zh"),
            set.text("version"))
        .map(part -> part.orElseGet(set::where))
        .collect(Collectors.joining("/"));
  }

  private void set(Located set) {
    set.texts("organizationTypes").forEach(type -> types.check(type, findings));
    Set<String> dimensions = dimensions(set);
    boolean refines = set.text("refines").isPresent();
    findings.unique(Words.ITEM, PluginTree.children(set.elements("items"), "code"));
    findings.unique(Words.SHARPENED, PluginTree.children(set.elements("items"), "sharpens"));
    for (Located item : set.elements("items")) {
      if (!refines) {
        findings.known(Words.DIMENSION, item.child("dimension"), dimensions);
        sharpensNothing(item.child("sharpens"));
      }
      item.texts("field").forEach(forms::check);
      condition(set, item.child("appliesTo"));
    }
  }

  private void sharpensNothing(Located sharpens) {
    if (sharpens.text().isPresent()) {
      findings.invalid(
          sharpens,
          "只有细化其他标准的标准（refines）才能有 sharpens，请写上 refines 或删去 sharpens",
          "only items of a set that refines another can sharpen; name that set in refines, or"
              + " remove sharpens");
    }
  }

  private Set<String> dimensions(Located set) {
    Set<String> codes = new LinkedHashSet<>();
    for (Located dimension : set.elements("dimensions")) {
      Located place = dimension.child(dimension.node().has("use") ? "use" : "code");
      String text = place.text().orElse("");
      String code = text.substring(text.lastIndexOf('/') + 1);
      if (!code.isEmpty() && !codes.add(code)) {
        LocalizedText message = Wording.repeated(Words.DIMENSION, code, set.where());
        findings.add(place.problem(Codes.DUPLICATE, message));
      }
    }
    return codes;
  }

  private void condition(Located set, Located condition) {
    String name = condition.text("attribute").orElse("");
    if (name.isEmpty()) {
      return;
    }
    List<String> judged =
        set.texts("organizationTypes").flatMap(type -> type.text().stream()).toList();
    Set<String> known = new LinkedHashSet<>();
    Optional<Located> attribute = Optional.empty();
    for (String type : judged.isEmpty() ? types.codes() : judged) {
      known.addAll(types.attributes(type).keySet());
      attribute = attribute.or(() -> Optional.ofNullable(types.attributes(type).get(name)));
    }
    if (judged.stream().noneMatch(types::leadsElsewhere)) {
      findings.known(Words.ATTRIBUTE, condition.child("attribute"), known);
    }
    attribute.ifPresent(definition -> values(condition, definition));
  }

  private void values(Located condition, Located definition) {
    for (String key : List.of("equals", "in")) {
      condition.elements(key).forEach(value -> value(value, definition));
    }
  }

  private void value(Located value, Located definition) {
    String type = definition.text("type").orElse("");
    if (type.equals("ENUM")) {
      findings.known(
          Words.VALUE,
          value,
          value.node().asText(),
          PluginTree.names(definition.elements("values"), "code"));
    } else if ((type.equals("BOOLEAN") && !value.node().isBoolean())
        || (type.equals("INTEGER") && !value.node().isIntegralNumber())) {
      String expected = type.equals("BOOLEAN") ? "true, false" : "INTEGER";
      findings.invalid(
          value,
          "属性为 " + type + "，取值应为 " + expected + "，实际为 " + value.node().asText(),
          "the attribute is " + type + ": use " + expected + ", not " + value.node().asText());
    }
  }
}
