package org.exemplar.graphql.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.exemplar.graphql.FormRecords.FormRecord;
import org.exemplar.plugins.DefinitionArchive.PartVersion;
import org.exemplar.spi.CriteriaSet;
import org.exemplar.spi.EnumValue;
import org.exemplar.spi.FieldType;
import org.exemplar.spi.Form;
import org.exemplar.spi.FormPurpose;
import org.exemplar.spi.PluginVersion;
import org.junit.jupiter.api.Test;

/** Forms and criteria sets that are others than they were. */
class FormVersionsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final PartVersion OLD = new PartVersion("rural/village-profile", "0.9.0");

  private final Fixture fixture = new Fixture();

  FormVersionsTest() throws InterruptedException {
    fixture.catalogue.install(Fixture.plugin("rural"));
    fixture.start();
    Form old =
        Fixture.form(
            "village-profile",
            FormPurpose.PROFILE,
            "{\"type\":\"object\"}",
            List.of(
                Fixture.field(
                    "standing",
                    FieldType.ENUM,
                    false,
                    List.of(new EnumValue("WEAK", Fixture.text("弱", "Weak"))))));
    fixture.archive.forms.put(OLD, version(old, "0.9.0"));
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("collectiveIncome", 12.5);
    values.put("standing", "WEAK");
    values.put("gone", "说明");
    fixture.records.saved.put(
        "r1",
        new FormRecord(
            "r1", "1", "rural/village-profile", "0.9.0", 1, "2025-01-01T00:00:00Z", values));
  }

  private static Form version(Form form, String version) {
    return new Form(
        form.id(),
        PluginVersion.parse(version),
        form.title(),
        form.description(),
        form.purpose(),
        form.organizationTypes(),
        form.schemaJson(),
        form.fields(),
        form.layout());
  }

  private JsonNode answer(String query) {
    return JSON.valueToTree(fixture.run(query));
  }

  @Test
  void a_value_that_no_longer_fits_is_null_and_what_was_filled_in_stays_readable() {
    JsonNode answer =
        answer(
            """
            {organization(code:"1"){profile{formVersion values ... on RuralVillageProfile{collectiveIncome standing}}}}\
            """);
    assertThat(answer.has("errors")).isFalse();
    JsonNode profile = answer.at("/data/organization/profile");
    assertThat(profile.path("collectiveIncome").asDouble()).isEqualTo(12.5);
    assertThat(profile.path("standing").isNull()).isTrue();
    assertThat(profile.path("formVersion").asText()).isEqualTo("0.9.0");
    assertThat(profile.path("values").toString())
        .isEqualTo("{\"collectiveIncome\":12.5,\"standing\":\"WEAK\",\"gone\":\"说明\"}");
  }

  @Test
  void the_form_is_told_as_it_was_when_it_was_filled_in() {
    JsonNode definition =
        answer(
                """
                {organization(code:"1"){profile{definition{qualifiedId version schema fields{name values{code}}}}}}\
                """)
            .at("/data/organization/profile/definition");
    assertThat(definition.toString())
        .isEqualTo(
            """
            {"qualifiedId":"rural/village-profile","version":"0.9.0","schema":{"type":"object"},\
            "fields":[{"name":"standing","values":[{"code":"WEAK"}]}]}\
            """);
  }

  @Test
  void all_profiles_of_an_organisation_are_told_beside_the_newest() {
    JsonNode told = answer("{organization(code:\"1\"){profile{form} profiles{form version}}}");
    assertThat(told.at("/data/organization/profiles").toString())
        .isEqualTo("[{\"form\":\"rural/village-profile\",\"version\":1}]");
  }

  @Test
  void a_form_says_where_what_was_filled_in_is_listed() {
    JsonNode told =
        answer(
            """
            {profile:form(id:"rural/village-profile"){recordsPath}
            register:form(id:"rural/pairing-register"){recordsPath}}\
            """);
    assertThat(told.path("data").toString())
        .isEqualTo(
            """
            {"profile":{"recordsPath":[]},"register":{"recordsPath":["rural","pairingRegisters"]}}\
            """);
  }

  @Test
  void what_is_saved_again_is_of_the_present_version() {
    JsonNode saved =
        answer(
                """
                mutation{saveRuralVillageProfile(input:{organization:"1",values:{collectiveIncome:3,standing:STRONG}})
                {profile{formVersion standing values definition{version}} errors{ ... on InputError {code} }}}\
                """)
            .at("/data/saveRuralVillageProfile/profile");
    assertThat(saved.toString())
        .isEqualTo(
            """
            {"formVersion":"1.0.0","standing":"STRONG","values":{"collectiveIncome":3.0,"standing":"STRONG"},\
            "definition":{"version":"1.0.0"}}\
            """);
  }

  @Test
  void a_definition_that_is_not_known_is_null_alone() {
    fixture.archive.forms.clear();
    JsonNode answer =
        answer("{organization(code:\"1\"){profile{form values definition{version}}}}");
    assertThat(answer.has("errors")).isFalse();
    assertThat(answer.at("/data/organization/profile/definition").isNull()).isTrue();
  }

  @Test
  void a_form_is_found_under_each_version_even_when_its_plugin_has_gone() {
    String query =
        """
        {now:form(id:"rural/village-profile"){version versions graphqlType}
        old:form(id:"rural/village-profile",version:"0.9.0"){version versions}
        none:form(id:"rural/village-profile",version:"7.0.0"){version}
        nobody:form(id:"nobody"){version}}\
        """;
    assertThat(answer(query).path("data").toString())
        .isEqualTo(
            """
            {"now":{"version":"1.0.0","versions":["1.0.0","0.9.0"],"graphqlType":"RuralVillageProfile"},\
            "old":{"version":"0.9.0","versions":["1.0.0","0.9.0"]},"none":null,"nobody":null}\
            """);
    fixture.catalogue.remove("rural");
    assertThat(answer(query).path("data").toString())
        .isEqualTo(
            "{\"now\":null,\"old\":{\"version\":\"0.9.0\",\"versions\":[\"0.9.0\"]},"
                + "\"none\":null,\"nobody\":null}");
  }

  private void knowEarlierCriteria() {
    CriteriaSet present = fixture.catalogue.current().criteriaSets().getFirst().value();
    CriteriaSet earlier =
        new CriteriaSet(
            present.code(),
            present.issuer(),
            present.subjectKind(),
            present.organizationTypes(),
            present.name(),
            PluginVersion.parse("0.8.0"),
            present.use(),
            present.theme(),
            present.refines(),
            present.related(),
            present.source(),
            present.dimensions(),
            List.of());
    fixture.archive.sets.put(new PartVersion("rural/HN-R2", "0.8.0"), earlier);
  }

  @Test
  void a_criteria_set_is_found_under_each_version() {
    knowEarlierCriteria();
    JsonNode data =
        answer(
                """
                {now:criteriaSet(code:"rural/HN-R2"){version versions items{code}}
                old:criteriaSet(code:"rural/HN-R2",version:"0.8.0"){version plugin versions items{code}}}\
                """)
            .path("data");
    assertThat(data.toString())
        .isEqualTo(
            """
            {"now":{"version":"1.0.0","versions":["1.0.0","0.8.0"],"items":[{"code":"HN-R2.D1.01"}]},\
            "old":{"version":"0.8.0","plugin":"rural","versions":["1.0.0","0.8.0"],"items":[]}}\
            """);
  }

  @Test
  void each_version_of_a_criteria_set_is_a_node_of_its_own() {
    knowEarlierCriteria();
    JsonNode data =
        answer(
                """
                {now:criteriaSet(code:"rural/HN-R2"){id}
                old:criteriaSet(code:"rural/HN-R2",version:"0.8.0"){id}}\
                """)
            .path("data");
    assertThat(version(data.at("/now/id"))).isEqualTo("1.0.0");
    assertThat(version(data.at("/old/id"))).isEqualTo("0.8.0");
  }

  private String version(JsonNode id) {
    return answer("{node(id:" + id + "){... on CriteriaSet{version}}}")
        .at("/data/node/version")
        .asText();
  }
}
