package org.exemplar.organizations.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.exemplar.testkit.FakeField.TESTER;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.exemplar.search.DocumentSource;
import org.exemplar.spi.IndexSource;
import org.exemplar.spi.identity.Origin;
import org.exemplar.store.Change;
import org.exemplar.store.ChangeKind;
import org.exemplar.store.NewChange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How search sees organisations. */
abstract class DocumentsContract extends WithOrganizations {
  private DocumentSource documents;

  @BeforeEach
  void importTree() {
    documents = new OrganizationDocuments(organizations);
    imported(
        """
        code,name,level,parent
        1,甲省,PROVINCE,
        11,乙市,CITY,1
        111,丙县,COUNTY,11
        1111,丁镇,TOWNSHIP,111
        U,戊局,UNIT,1111
        X,己局,UNIT,11
        """);
  }

  @Test
  void eachOrganizationHasItsCountyAndItsProvince() {
    assertThat(documents.kind()).isEqualTo(IndexSource.ORGANIZATION);
    assertThat(documents.load(List.of("U", "nobody")))
        .isEqualTo(
            Map.of(
                "U",
                Map.of(
                    "code", "U",
                    "name", "戊局",
                    "level", "UNIT",
                    "sector", "institution",
                    "type", "institution/organ",
                    "place", "丙县",
                    "province", "甲省")));
    assertThat(documents.load(List.of("X", "11", "1")))
        .extractingByKeys("X", "11", "1")
        .extracting(document -> document.get("place"))
        .containsExactly("乙市", "甲省", "甲省");
  }

  @Test
  void scanningHandsOutEveryOrganization() {
    Map<String, Map<String, Object>> scanned = new LinkedHashMap<>();
    documents.scan(scanned::put);
    assertThat(scanned.keySet()).containsExactly("1", "11", "111", "1111", "U", "X");
    assertThat(scanned).isEqualTo(documents.load(scanned.keySet()));
    assertThat(documents.count()).hasValue(6);
  }

  @Test
  void aChangeOfWhatIsInheritedTouchesAllBelow() {
    imported("code,name,level\n111,新县,COUNTY\n");
    Change renamed = changesAfter(6).getFirst();
    assertThat(documents.touchedBy(renamed)).containsExactlyInAnyOrder("111", "1111", "U");
    assertThat(documents.load(List.of("U")).get("U")).containsEntry("place", "新县");
    imported("code,name,level,sectorAuthority\n111,新县,COUNTY,X\n");
    assertThat(documents.touchedBy(changesAfter(7).getFirst())).containsExactly("111");
    assertThat(documents.touchedBy(changesAfter(0).getFirst())).containsExactly("1");
  }

  @Test
  void changesOfOtherThingsTouchNothing() {
    store.write(
        transaction ->
            transaction.record(
                new NewChange(
                    Origin.of("tester"), ChangeKind.UPDATED, "CaseStudy", "1", "{\"name\":1}")));
    assertThat(documents.touchedBy(changesAfter(6).getFirst())).isEmpty();
  }

  private void imported(String file) {
    assertThat(organizations.importText(file, false, false, TESTER).applied()).isTrue();
  }
}
