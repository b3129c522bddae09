package org.exemplar.plugins.internal.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.exemplar.plugins.Catalogue;
import org.exemplar.plugins.InstalledPlugin;
import org.exemplar.plugins.internal.CandidatesFixture;
import org.exemplar.spi.CriteriaSet;
import org.exemplar.spi.CriteriaUse;
import org.exemplar.spi.Plugin;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Reads what the platform and its five sectors really bring. */
class RealPluginDataTest {
  private static Catalogue catalogue = new Catalogue(List.of());

  @BeforeAll
  static void readAll() {
    ContentReader reader = new ContentReader();
    Map<String, ContentResult> results = new TreeMap<>();
    RealPlugins.FOLDERS.forEach(
        (id, folder) -> results.put(id, reader.read(new FolderFiles(folder))));
    catalogue = CandidatesFixture.compose(results);
  }

  @Test
  void everyPluginIsClean() {
    assertThat(catalogue.plugins()).flatExtracting(InstalledPlugin::problems).isEmpty();
    assertThat(catalogue.plugins())
        .extracting(InstalledPlugin::id)
        .containsExactly(
            "core", "enterprise", "institution", "rural", "social-organization", "urban-community");
  }

  @Test
  void hunanSetElevenListsWithTwoHundredAndFiftyNineItems() {
    List<CriteriaSet> hunan = hunan();
    assertThat(hunan)
        .extracting(CriteriaSet::code)
        .containsExactlyInAnyOrder(
            "HN-R1", "HN-R2", "HN-U1", "HN-U2", "HN-E1", "HN-E2", "HN-I1", "HN-I2", "HN-I3",
            "HN-I4", "HN-S1");
    assertThat(hunan.stream().mapToInt(set -> set.items().size()).sum()).isEqualTo(259);
  }

  @Test
  void everyHunanListIsGroupedByTheFourDimensions() {
    Map<String, Integer> counts = new TreeMap<>();
    for (CriteriaSet set : hunan()) {
      assertThat(set.dimensions())
          .extracting(d -> d.code())
          .containsExactly("D1", "D2", "D3", "D4");
      set.items().forEach(item -> counts.merge(item.dimension(), 1, Integer::sum));
    }
    assertThat(counts).isEqualTo(Map.of("D1", 57, "D2", 57, "D3", 52, "D4", 93));
  }

  @Test
  void namesOfDimensionsComeFromThePlatform() {
    assertThat(hunan())
        .allSatisfy(set -> assertThat(set.dimensions().getFirst().name().zh()).isEqualTo("推动科学发展"));
  }

  @Test
  void everyOrganizationTypeOfASectorHasAProfile() {
    List<String> without = new ArrayList<>();
    for (Plugin plugin : catalogue.active().skip(1).toList()) {
      plugin.organizationTypes().stream()
          .filter(type -> type.superType().isEmpty())
          .filter(
              type ->
                  plugin.forms().stream()
                      .noneMatch(form -> form.organizationTypes().contains(type.code())))
          .forEach(type -> without.add(type.code()));
    }
    assertThat(without).isEmpty();
  }

  private static List<CriteriaSet> hunan() {
    return catalogue.criteriaSets().stream()
        .map(Catalogue.Owned::value)
        .filter(set -> set.issuer().code().equals("hunan-province"))
        .filter(set -> set.use() == CriteriaUse.APPRAISAL)
        .toList();
  }
}
