package org.exemplar.graphql.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.exemplar.apischema.ApiSchema;
import org.exemplar.spi.schema.GlobalId;
import org.junit.jupiter.api.Test;

/** What a gateway asks. */
class FederationTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ENTITIES =
      "query($r: [_Any!]!) {_entities(representations: $r) {__typename ... on Organization"
          + " {code}}}";

  private final Fixture fixture = new Fixture(ApiSchema.federated());

  FederationTest() throws InterruptedException {
    fixture.catalogue.install(Fixture.plugin("rural"));
    fixture.start();
  }

  private JsonNode entities(Object... representations) {
    return JSON.valueToTree(
        Fixture.execute(fixture.engine, ENTITIES, Map.of("r", List.of(representations)), false)
            .body());
  }

  private static Map<String, Object> organization(String key, Object value) {
    return Map.of("__typename", "Organization", key, value);
  }

  @Test
  void the_subgraph_says_its_keys_and_which_specification_it_follows() {
    String sdl =
        JSON.valueToTree(fixture.run("{_service {sdl}}")).at("/data/_service/sdl").asText();
    assertThat(sdl)
        .contains(
            "@link(import : [\"@key\"], url : \"https://specs.apollo.dev/federation/v2.3\")",
            "type Organization implements Node @key(fields : \"code\") @key(fields : \"id\")",
            "type CaseStudy implements Node @key(fields : \"key\") @key(fields : \"id\")",
            "type RuralQuery");
    assertThat(fixture.engine.schema().orElseThrow().sdl()).isEqualTo(sdl);
  }

  @Test
  void objects_are_found_by_any_of_their_keys_in_the_order_asked_for() {
    String id = new GlobalId("Organization", "b").encode();
    JsonNode found =
        entities(organization("code", "a"), organization("id", id), organization("code", "a"));
    assertThat(found.at("/data/_entities"))
        .extracting(each -> each.path("code").asText())
        .containsExactly("a", "b", "a");
    assertThat(found.has("errors")).isFalse();
  }

  @Test
  void an_object_that_is_not_there_is_null() {
    JsonNode found =
        entities(Map.of("__typename", "CaseStudy", "key", "k"), organization("code", "a"));
    assertThat(found.at("/data/_entities/0").isNull()).isTrue();
    assertThat(found.at("/data/_entities/1/code").asText()).isEqualTo("a");
  }

  @Test
  void what_is_no_representation_is_refused_with_its_place() {
    for (Object wrong :
        List.of(
            Map.of("__typename", "Organization"),
            organization("name", "a"),
            organization("code", 7),
            organization("id", new GlobalId("CaseStudy", "a").encode()),
            Map.of("__typename", "Platform", "version", "1"),
            "a")) {
      JsonNode answer = entities(organization("code", "a"), wrong);
      assertThat(answer.at("/errors/0/extensions/code").asText())
          .as("%s: %s", wrong, answer)
          .isEqualTo("ENTITY_NOT_UNDERSTOOD");
      assertThat(answer.at("/errors/0/extensions/path").toString()).contains("\"1\"");
    }
    assertThat(
            entities(Collections.nCopies(1_001, organization("code", "a")).toArray())
                .at("/errors/0/extensions/code")
                .asText())
        .isEqualTo("TOO_MANY_ITEMS");
  }

  @Test
  void a_platform_that_is_no_subgraph_has_none_of_it() throws InterruptedException {
    Fixture alone = new Fixture().start();
    assertThat(alone.engine.schema().orElseThrow().sdl())
        .doesNotContain("_Entity", "@key", "_service", "_Any", "@link");
  }
}
