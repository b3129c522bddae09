package org.exemplar.caselibrary.internal;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.exemplar.caselibrary.CaseContent;
import org.exemplar.caselibrary.CaseDraft;
import org.exemplar.caselibrary.CaseState;
import org.exemplar.plugins.Catalogue;
import org.exemplar.spi.Plugin;
import org.exemplar.spi.PluginKind;
import org.exemplar.spi.schema.Refusal;

/** What must hold for cases before they can be kept. */
final class CaseRules {
  private final Catalogue catalogue;
  private final CriteriaIndex criteria;
  private final Set<String> organizations;
  private final Set<String> clauses;
  private final boolean whole;

  /**
   * Rules of one moment.
   *
   * @param organizations those of the named organisations that are there
   * @param clauses keys of those of the named clauses that are there
   * @param whole whether nothing may be lacking
   */
  CaseRules(Catalogue catalogue, Set<String> organizations, Set<String> clauses, boolean whole) {
    this.catalogue = catalogue;
    this.criteria = CriteriaIndex.of(catalogue);
    this.organizations = organizations;
    this.clauses = clauses;
    this.whole = whole;
  }

  void check(List<CaseDraft> drafts, Findings findings) {
    Set<String> seen = new HashSet<>();
    for (int index = 0; index < drafts.size(); index++) {
      CaseDraft draft = drafts.get(index);
      Findings here = findings.at(index);
      if (!seen.add(draft.key())) {
        here.add(
            "CASE_INVALID",
            "案例编号“" + draft.key() + "”出现两次",
            "the key " + draft.key() + " stands twice in the input",
            "key");
      }
      check(draft, here);
    }
  }

  private void check(CaseDraft draft, Findings findings) {
    new TextRules(findings).check(draft);
    CaseContent content = draft.content();
    if (whole) {
      missing(content, findings);
    }
    new AppendixRules(organizations, clauses, findings).check(content.appendix());
    sector(content, findings);
    organization(content, findings);
    criteria(content, findings);
  }

  static void missing(CaseContent content, Findings findings) {
    Completeness.missing(content)
        .forEach(
            name ->
                findings.add("CASE_INVALID", name + " 不能为空", name + " must not be blank", name));
  }

  private void sector(CaseContent content, Findings findings) {
    Optional<Plugin> sector =
        catalogue
            .active(content.sector())
            .filter(plugin -> plugin.descriptor().kind() == PluginKind.SECTOR);
    if (sector.isEmpty()) {
      List<String> sectors =
          catalogue
              .active()
              .filter(plugin -> plugin.descriptor().kind() == PluginKind.SECTOR)
              .map(plugin -> plugin.descriptor().id())
              .toList();
      findings.add(
          Refusal.noneOf(
                  sectors,
                  "SECTOR_UNKNOWN",
                  "没有领域“" + content.sector() + "”；可用领域：" + String.join("、", sectors),
                  "no sector " + content.sector() + "; there are " + String.join(", ", sectors))
              .at("sector"));
      return;
    }
    organizationType(content, findings);
    Map<String, Object> document =
        CaseDocument.of("", content, Optional.empty(), CaseState.PUBLISHED, List.of());
    new FacetRules(FacetDefinitions.of(catalogue, document), findings).check(content.facets());
  }

  private void organizationType(CaseContent content, Findings findings) {
    content
        .organizationType()
        .filter(type -> !isOf(content.sector(), type))
        .ifPresent(
            type -> {
              List<String> right = List.copyOf(types(content.sector()));
              findings.add(
                  Refusal.noneOf(
                          right,
                          "CASE_INVALID",
                          "该领域没有组织类型“" + type + "”；类型要连同插件写全，可用的有：" + String.join("、", right),
                          "the sector has no type of organisation "
                              + type
                              + "; types are written with their plugin; there are: "
                              + String.join(", ", right))
                      .at("organizationType"));
            });
  }

  /** Types of the sector itself, of localities and of the platform; not of another sector. */
  private boolean isOf(String sector, String type) {
    return catalogue
        .organizationType(type)
        .flatMap(found -> catalogue.active(found.plugin()))
        .map(Plugin::descriptor)
        .filter(owner -> owner.kind() != PluginKind.SECTOR || owner.id().equals(sector))
        .isPresent();
  }

  private List<String> types(String sector) {
    return catalogue.organizationTypes().stream()
        .filter(type -> type.plugin().equals(sector))
        .map(type -> type.qualify(type.value().code()))
        .toList();
  }

  private void organization(CaseContent content, Findings findings) {
    content
        .organizationCode()
        .filter(code -> !organizations.contains(code))
        .ifPresent(
            code ->
                findings.add(
                    "ORGANIZATION_NOT_FOUND",
                    "没有组织“" + code + "”",
                    "no organisation " + code,
                    "organizationCode"));
  }

  private void criteria(CaseContent content, Findings findings) {
    for (int index = 0; index < content.criteria().size(); index++) {
      String code = content.criteria().get(index);
      if (!criteria.knows(code)) {
        findings.add(
            "CRITERION_UNKNOWN",
            "没有条目“" + code + "”",
            "no criterion " + code,
            "criteria",
            "" + index);
      }
    }
  }
}
