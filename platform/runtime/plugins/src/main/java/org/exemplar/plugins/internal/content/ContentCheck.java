package org.exemplar.plugins.internal.content;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Checks the parts of a plugin against each other; works on whatever could be parsed. */
final class ContentCheck {
  private static final List<ContentKind> PROGRAMMES =
      List.of(ContentKind.PROGRAMME_TEMPLATE, ContentKind.CARRIERS, ContentKind.GUIDANCE);
  private static final Set<String> ANCHOR_KEYS = Set.of("clause", "source", "sources");

  private final PluginTree tree;
  private final Findings findings;

  ContentCheck(PluginTree tree, Findings findings) {
    this.tree = tree;
    this.findings = findings;
  }

  void check() {
    Types types = new Types(tree);
    sources();
    tree.bodies(ContentKind.PLUGIN).forEach(new DescriptorCheck(findings)::check);
    new TypeCheck(types, findings).check(tree);
    new FormCheck(types, findings).check(tree);
    new CriteriaCheck(types, new FormFields(tree, findings), findings).check(tree);
    new IndexCheck(findings).check(tree);
    new WordCheck(findings).check(tree);
    new ProgrammeCheck(tree, types, findings).check();
  }

  private void sources() {
    List<Located> sources =
        tree.bodies(ContentKind.PLUGIN)
            .flatMap(plugin -> plugin.elements("sources").stream())
            .toList();
    findings.unique(Words.SOURCE, PluginTree.children(sources, "code"));
    sources.forEach(source -> date(source.child("date")));
    Set<String> codes = PluginTree.names(sources, "code");
    anchors().forEach(anchor -> anchor(anchor, codes));
  }

  private void date(Located date) {
    try {
      date.text().ifPresent(LocalDate::parse);
    } catch (DateTimeException e) {
      findings.invalid(
          date,
          "没有 " + date.node().asText() + " 这一天，应如 2011-04-28",
          "there is no day " + date.node().asText() + "; a date looks like 2011-04-28");
    }
  }

  private Stream<Located> anchors() {
    Stream<Located> lists =
        Stream.concat(
                tree.organizationTypes().stream(), tree.elements(ContentKind.GLOSSARY).stream())
            .flatMap(element -> element.texts("sources"));
    Stream<Located> sets =
        tree.criteriaSets().stream()
            .flatMap(
                set ->
                    Stream.concat(
                        Stream.of(set.child("source")),
                        PluginTree.children(set.elements("items"), "clause").stream()));
    Stream<Located> programmes =
        PROGRAMMES.stream()
            .flatMap(tree::bodies)
            .flatMap(body -> body.elements().stream())
            .flatMap(ContentCheck::anchorsIn);
    return Stream.of(lists, sets, programmes).flatMap(anchors -> anchors);
  }

  /** All that stands under a key for anchors, however deep. */
  private static Stream<Located> anchorsIn(Located place) {
    if (place.node().isArray()) {
      return place.elements().stream().flatMap(ContentCheck::anchorsIn);
    }
    return place.members().stream()
        .flatMap(
            member ->
                ANCHOR_KEYS.contains(member.name())
                    ? member.elements().stream()
                    : anchorsIn(member));
  }

  private void anchor(Located anchor, Set<String> codes) {
    anchor
        .text()
        .filter(text -> text.indexOf('#') > 0)
        .ifPresent(
            text ->
                findings.known(Words.SOURCE, anchor, text.substring(0, text.indexOf('#')), codes));
  }
}
