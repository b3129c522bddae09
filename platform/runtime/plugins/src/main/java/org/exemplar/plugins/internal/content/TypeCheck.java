package org.exemplar.plugins.internal.content;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.exemplar.spi.LocalizedText;

/** Checks organisation types against each other. */
final class TypeCheck {
  private final Types types;
  private final Findings findings;

  TypeCheck(Types types, Findings findings) {
    this.types = types;
    this.findings = findings;
  }

  void check(PluginTree tree) {
    findings.unique(Words.TYPE, PluginTree.children(tree.organizationTypes(), "code"));
    tree.organizationTypes().forEach(this::type);
  }

  private void type(Located type) {
    types.check(type.child("extends"), findings);
    type.text("code").filter(types::turns).ifPresent(code -> turns(type, code));
    findings.unique(Words.ATTRIBUTE, PluginTree.children(type.elements("attributes"), "code"));
    type.elements("attributes").forEach(attribute -> attribute(type, attribute));
    type.elements("recognise").forEach(rule -> recognition(type, rule));
  }

  private void turns(Located type, String code) {
    findings.invalid(
        type.child("extends"),
        "类型 " + code + " 的上级又回到它自己，请改正 extends",
        "type " + code + " stands above itself; correct extends");
  }

  private void attribute(Located type, Located attribute) {
    findings.unique(Words.VALUE, PluginTree.children(attribute.elements("values"), "code"));
    type.text("extends")
        .filter(above -> !turns(type))
        .ifPresent(above -> inherited(attribute.child("code"), types.attributes(above)));
  }

  private boolean turns(Located type) {
    return type.text("code").filter(types::turns).isPresent();
  }

  private void inherited(Located code, Map<String, Located> above) {
    String name = code.text().orElse("");
    Located first = above.get(name);
    if (first != null) {
      LocalizedText message = Wording.repeated(Words.ATTRIBUTE, name, first.where());
      findings.add(code.problem(Codes.DUPLICATE, message));
    }
  }

  private void recognition(Located type, Located rule) {
    Set<String> levels =
        type.texts("levels").flatMap(level -> level.text().stream()).collect(Collectors.toSet());
    String level = rule.text("level").orElse("");
    if (!level.isEmpty() && !levels.isEmpty() && !levels.contains(level)) {
      String allowed = String.join(", ", levels.stream().sorted().toList());
      findings.invalid(
          rule.child("level"),
          "识别规则的层级 " + level + " 不在该类型的 levels 中：" + allowed,
          "the rule's level " + level + " is not among the type's levels: " + allowed);
    }
  }
}
