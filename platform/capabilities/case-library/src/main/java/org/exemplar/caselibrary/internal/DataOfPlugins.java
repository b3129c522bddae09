package org.exemplar.caselibrary.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.exemplar.plugins.Assessment;
import org.exemplar.plugins.Assessment.DependentData;
import org.exemplar.plugins.Assessment.PartKind;
import org.exemplar.plugins.Catalogue;
import org.exemplar.plugins.Catalogue.Owned;
import org.exemplar.plugins.ChangeParticipant;
import org.exemplar.spi.CriteriaSet;
import org.exemplar.spi.Criterion;
import org.exemplar.spi.LocalizedText;
import org.exemplar.spi.PluginKind;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Says which cases name a sector, a type or a criterion that a change of plugins takes away. */
@Component
public final class DataOfPlugins implements ChangeParticipant {
  private static final LocalizedText CASES = new LocalizedText("案例", "cases");

  private final StoredCaseStudies cases;

  @Activate
  public DataOfPlugins(@Reference StoredCaseStudies cases) {
    this.cases = cases;
  }

  @Override
  public Assessment assess(Catalogue before, Catalogue after) {
    List<DependentData> data = new ArrayList<>();
    Set<String> sectors = without(sectors(before), sectors(after));
    data.addAll(naming(PartKind.PLUGIN, cases.countsBySector(sectors)));
    Set<String> types = without(types(before), types(after));
    data.addAll(naming(PartKind.ORGANIZATION_TYPE, cases.countsByType(types)));
    data.addAll(citing(before, after));
    return new Assessment(List.of(), List.of(), data, List.of());
  }

  private static List<DependentData> naming(PartKind kind, Map<String, Long> counts) {
    return counts.entrySet().stream()
        .map(part -> data(kind, part.getKey(), Optional.empty(), part.getValue()))
        .toList();
  }

  private static DependentData data(
      PartKind kind, String id, Optional<String> version, long count) {
    return new DependentData(kind, id, version, CASES, count);
  }

  /** Cases by the sets whose criteria they name, as far as those are in no set any more. */
  private List<DependentData> citing(Catalogue before, Catalogue after) {
    Set<String> going = without(criteria(before), criteria(after));
    if (going.isEmpty()) {
      return List.of();
    }
    Map<List<String>, Long> cited = cases.countsByCriteria();
    Map<Owned<CriteriaSet>, Long> bySet = new LinkedHashMap<>();
    for (Owned<CriteriaSet> set : before.criteriaSets()) {
      Set<String> its = codes(set).filter(going::contains).collect(Collectors.toSet());
      cited.forEach(
          (codes, count) -> {
            if (codes.stream().anyMatch(its::contains)) {
              bySet.merge(set, count, Long::sum);
            }
          });
    }
    return bySet.entrySet().stream().map(set -> data(set.getKey(), set.getValue())).toList();
  }

  private static DependentData data(Owned<CriteriaSet> set, long count) {
    return data(
        PartKind.CRITERIA_SET,
        set.qualify(set.value().code()),
        Optional.of(set.value().version().toString()),
        count);
  }

  private static Set<String> sectors(Catalogue catalogue) {
    return catalogue
        .active()
        .map(plugin -> plugin.descriptor())
        .filter(who -> who.kind() == PluginKind.SECTOR)
        .map(who -> who.id())
        .collect(Collectors.toSet());
  }

  private static Set<String> types(Catalogue catalogue) {
    return catalogue.organizationTypes().stream()
        .map(type -> type.qualify(type.value().code()))
        .collect(Collectors.toSet());
  }

  private static Set<String> criteria(Catalogue catalogue) {
    return catalogue.criteriaSets().stream()
        .flatMap(DataOfPlugins::codes)
        .collect(Collectors.toSet());
  }

  private static Stream<String> codes(Owned<CriteriaSet> set) {
    return set.value().items().stream().map(Criterion::code);
  }

  private static Set<String> without(Set<String> before, Set<String> after) {
    return before.stream().filter(one -> !after.contains(one)).collect(Collectors.toSet());
  }
}
