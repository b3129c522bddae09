package org.exemplar.testkit.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.exemplar.spi.Plugin;
import org.exemplar.testkit.ContractOutcome;
import org.exemplar.testkit.Feature;

/** Whether it holds what its author says that it supports, no more and no less. */
record FeatureLook(Bench bench) implements Checks.Look {
  @Override
  public ContractOutcome look() {
    Subject subject = bench.subject();
    bench.installed();
    Set<Feature> held = held();
    Findings findings = new Findings();
    compare(subject.supports().orElse(held), held, findings);
    Set<String> names = new TreeSet<>();
    held.forEach(each -> names.add(each.label().zh() + " " + each.label().en()));
    String all = String.join(", ", names);
    return findings.outcome("内容有：" + all, "it holds: " + all);
  }

  static void compare(Set<Feature> declared, Set<Feature> held, Findings findings) {
    for (Feature feature : Feature.values()) {
      if (declared.contains(feature) && !held.contains(feature)) {
        findings.add(
            "FEATURE_ABSENT",
            "声明支持" + feature.label().zh() + "，却没有这样的内容；请补上内容或改正声明",
            "it is said to support " + feature.label().en() + " and has none; add some, or say so");
      }
      if (!declared.contains(feature) && held.contains(feature)) {
        findings.add(
            "FEATURE_UNDECLARED",
            "含有" + feature.label().zh() + "，却声明不支持；请去掉内容或改正声明",
            "it is said not to support "
                + feature.label().en()
                + " and has some; take them away, or say so");
      }
    }
  }

  /** Of what the platform shows, and of what clients do not see. */
  private Set<Feature> held() {
    Subject subject = bench.subject();
    JsonNode shown =
        bench.data(
            "query($id: ID!, $p: String!) {"
                + owner("sector")
                + owner("locality")
                + "criteriaSets(filter: {plugin: $p}) {code} programmeTemplates(plugin: $p) {code}"
                + " carriers(plugin: $p) {code} guidance(plugin: $p) {code} }",
            Map.of("id", subject.id(), "p", subject.id()));
    JsonNode own = shown.path(subject.isLocality() ? "locality" : "sector");
    Set<Feature> held = EnumSet.noneOf(Feature.class);
    add(held, Feature.ORGANIZATION_TYPES, !own.path("organizationTypes").isEmpty());
    add(held, Feature.CRITERIA, !shown.path("criteriaSets").isEmpty());
    add(held, Feature.FORMS, !own.path("forms").isEmpty());
    add(held, Feature.INDEXES, !own.path("searchIndexes").isEmpty());
    add(held, Feature.GLOSSARY, !own.path("glossary").isEmpty());
    add(
        held,
        Feature.PROGRAMMES,
        !shown.path("programmeTemplates").isEmpty()
            || !shown.path("carriers").isEmpty()
            || !shown.path("guidance").isEmpty());
    add(held, Feature.MESSAGES, subject.declared().filter(FeatureLook::speaks).isPresent());
    add(held, Feature.CODE, !subject.classes().isEmpty());
    return held;
  }

  private static boolean speaks(Plugin plugin) {
    return plugin.messages().values().stream().anyMatch(texts -> !texts.isEmpty());
  }

  private static void add(Set<Feature> held, Feature feature, boolean there) {
    if (there) {
      held.add(feature);
    }
  }

  private static String owner(String kind) {
    return kind
        + "(id: $id) {organizationTypes {code} forms {id} searchIndexes {id} glossary {term}} ";
  }
}
