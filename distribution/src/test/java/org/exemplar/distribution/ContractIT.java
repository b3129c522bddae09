package org.exemplar.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The names that other programs rely on, asked of a platform that has loaded its sample. */
class ContractIT {
  private static Platform platform;

  @BeforeAll
  static void start(@TempDir Path folder) throws Exception {
    platform = Platform.startWithSample(folder.resolve("data"));
  }

  @AfterAll
  static void stop() throws Exception {
    platform.close();
  }

  @Test
  void the_five_sectors_bring_their_types_criteria_forms_and_indexes() {
    JsonNode sectors =
        platform
            .data(
                """
                {sectors{id name organizationTypes{code name} criteriaSets{code version items{code dimension text}}
                 forms{id version} searchIndexes{id}}}\
                """)
            .get("sectors");
    assertThat(texts(sectors, "id"))
        .containsExactly(
            "enterprise", "institution", "rural", "social-organization", "urban-community");
    Set<String> hunan = new HashSet<>();
    int items = 0;
    for (JsonNode sector : sectors) {
      assertThat(sector.get("forms")).isNotEmpty();
      assertThat(sector.get("searchIndexes")).isNotEmpty();
      assertThat(sector.get("organizationTypes")).isNotEmpty();
      for (JsonNode set : sector.get("criteriaSets")) {
        if (set.get("code").asText().startsWith("HN-")
            && !set.get("code").asText().equals("HN-P5")) {
          hunan.add(set.get("code").asText());
          items += set.get("items").size();
        }
      }
    }
    assertThat(hunan).hasSize(11);
    assertThat(items).isEqualTo(259);
  }

  @Test
  void every_plugin_that_works_is_active() {
    JsonNode plugins =
        platform
            .data("{plugins{id version state problems{code message file line}}}")
            .get("plugins");
    assertThat(texts(plugins, "state")).containsOnly("ACTIVE");
    assertThat(texts(plugins, "id")).contains("core", "rural");
  }

  @Test
  void criteria_sets_of_one_name_never_meet() {
    JsonNode sets =
        platform.data("{criteriaSets{code key issuer{code} subjectKind name}}").get("criteriaSets");
    assertThat(texts(sets, "key")).isNotEmpty().doesNotHaveDuplicates();
  }

  @Test
  void organizations_are_a_connection_that_pages_through_all_of_them() {
    List<String> codes = new ArrayList<>();
    String after = "null";
    int total;
    JsonNode page;
    do {
      page =
          platform
              .data(
                  "{organizations(first:20,after:"
                      + after
                      + "){totalCount nodes{code} edges{cursor node{code}} pageInfo{hasNextPage"
                      + " endCursor}}}")
              .get("organizations");
      total = page.get("totalCount").asInt();
      codes.addAll(texts(page.get("nodes"), "code"));
      after = "\"" + page.at("/pageInfo/endCursor").asText() + "\"";
    } while (page.at("/pageInfo/hasNextPage").asBoolean());
    assertThat(codes).hasSize(total).doesNotHaveDuplicates().isSorted();
    assertThat(total).isGreaterThan(80);
  }

  @Test
  void every_kind_of_list_goes_back_the_way_that_it_came() {
    for (String list :
        List.of(
            "organizations(%s)",
            "caseStudies(%s)",
            "search(index:\"rural/cases\",%s)",
            "rural{searchCases(%s)",
            "organization(code:\"990102\"){children(%s)")) {
      List<String> forwards = cursors(list, "first", "after");
      assertThat(forwards).as(list).hasSizeGreaterThan(3).doesNotHaveDuplicates();
      assertThat(cursors(list, "last", "before")).as(list).isEqualTo(forwards);
    }
  }

  /** Cursors of all edges in the order of the list, whichever way it is paged. */
  private List<String> cursors(String list, String size, String bound) {
    boolean forwards = size.equals("first");
    List<String> cursors = new ArrayList<>();
    String at = "null";
    JsonNode page;
    do {
      String open = list.formatted(size + ":7," + bound + ":" + at);
      String fields = "{edges{cursor} pageInfo{hasNextPage hasPreviousPage startCursor endCursor}}";
      String close = open.contains("{") ? "}" : "";
      page = platform.data("{" + open + fields + close + "}").findParent("pageInfo");
      cursors.addAll(forwards ? cursors.size() : 0, texts(page.get("edges"), "cursor"));
      at = page.at(forwards ? "/pageInfo/endCursor" : "/pageInfo/startCursor").toString();
    } while (page.at(forwards ? "/pageInfo/hasNextPage" : "/pageInfo/hasPreviousPage").asBoolean());
    return cursors;
  }

  @Test
  void a_profile_is_written_and_read_in_the_type_derived_from_its_form() {
    String village =
        platform
            .data(
                "{organizations(first:1,filter:{type:\"rural/village-organization\"}){nodes{code}}}")
            .at("/organizations/nodes/0/code")
            .asText();
    JsonNode required =
        platform
            .data("{sector(id:\"rural\"){forms{id fields{name type required many}}}}")
            .at("/sector/forms");
    StringBuilder values = new StringBuilder("collectiveIncome: 12.5");
    for (JsonNode form : required) {
      if (form.get("id").asText().equals("village-profile")) {
        for (JsonNode field : form.get("fields")) {
          if (field.get("required").asBoolean()
              && !field.get("name").asText().equals("collectiveIncome")) {
            values.append(" ").append(field.get("name").asText()).append(": ").append(value(field));
          }
        }
      }
    }
    JsonNode saved =
        platform.data(
            "mutation{saveRuralVillageProfile(input:{organization:\""
                + village
                + "\",values:{"
                + values
                + "}}){profile{collectiveIncome version} errors{ ... on InputError {code message"
                + " path} }}}");
    assertThat(saved.at("/saveRuralVillageProfile/errors")).isEmpty();
    assertThat(
            platform
                .data(
                    "{organization(code:\""
                        + village
                        + "\"){profile{form version ... on"
                        + " RuralVillageProfile{collectiveIncome}}}}")
                .at("/organization/profile/collectiveIncome")
                .asDouble())
        .isEqualTo(12.5);
    assertThat(
            platform
                .data(
                    "mutation{saveRuralVillageProfile(input:{organization:\"nowhere\",values:{"
                        + values
                        + "}}){profile{version} errors{ ... on InputError {code path} }}}")
                .at("/saveRuralVillageProfile/errors/0/code")
                .asText())
        .isEqualTo("ORGANIZATION_NOT_FOUND");
  }

  @Test
  void policy_documents_have_a_tree_of_clauses() {
    JsonNode documents =
        platform
            .data(
                """
                {policyDocuments(first:50){totalCount nodes{id number issuers date title
                 clauses{anchor heading text children{anchor heading text children{anchor}}}}}}\
                """)
            .at("/policyDocuments/nodes");
    assertThat(texts(documents, "number")).contains("屏组发〔2024〕5号");
    String id = documents.get(0).get("id").asText();
    JsonNode one =
        platform
            .data("{policyDocument(id:\"" + id + "\"){id clauses{anchor}}}")
            .get("policyDocument");
    assertThat(one.get("clauses")).isNotEmpty();
    assertThat(platform.data("{node(id:\"" + id + "\"){id}}").at("/node/id").asText())
        .isEqualTo(id);
  }

  @Test
  void search_finds_marks_and_counts_over_all_indexes_and_in_one() {
    JsonNode found =
        platform
            .data(
                """
                {search(text:"茶叶",index:"rural/cases",first:5){totalCount facets{name values{value count}}
                 edges{score highlights{field fragments} node{__typename id ... on CaseStudy{title}}}}}\
                """)
            .get("search");
    assertThat(found.get("totalCount").asInt()).isPositive();
    assertThat(found.at("/edges/0/highlights").toString()).contains("<mark>");
    assertThat(found.at("/edges/0/node/__typename").asText()).isEqualTo("CaseStudy");
    assertThat(texts(found.get("facets"), "name")).contains("industry", "place");
    assertThat(platform.data("{search(text:\"群众\"){totalCount}}").at("/search/totalCount").asInt())
        .isPositive();
    JsonNode typed =
        platform.data(
            "{rural{searchCases(text:\"茶叶\",first:3){totalCount facets{industry{value count}}"
                + " nodes{title}}}}");
    assertThat(typed.at("/rural/searchCases/totalCount")).isEqualTo(found.get("totalCount"));
    assertThat(
            platform
                .data("{core{searchClauses(text:\"工作\"){totalCount nodes{anchor}}}}")
                .at("/core/searchClauses/totalCount")
                .asInt())
        .isPositive();
  }

  @Test
  void what_is_written_is_found_before_anything_is_looked_for_that_nobody_told() {
    platform.data(
        """
        mutation{saveCaseStudies(input:{publish:true,cases:[{key:"fresh",title:"蓝莓合作社的冷链",sector:"rural",
        background:"缺少冷库",practice:"建设移动冷库",results:"损耗下降"}]}){created errors{ ... on InputError {code message} }}}\
        """);
    long begin = System.nanoTime();
    platform.eventually(
        "{search(text:\"蓝莓\",index:\"rural/cases\"){totalCount}}",
        answer -> answer.at("/data/search/totalCount").asInt() == 1);
    assertThat(Duration.ofNanos(System.nanoTime() - begin))
        .as("until it was found")
        .isLessThan(Duration.ofSeconds(10));
  }

  @Test
  void the_schema_can_be_fetched_and_is_not_sent_twice() throws Exception {
    HttpResponse<String> schema = platform.get("/graphql/schema.graphqls");
    assertThat(schema.statusCode()).isEqualTo(200);
    assertThat(schema.body())
        .contains("type RuralVillageProfile implements OrganizationProfile", "RuralCasesFilter");
    String tag = schema.headers().firstValue("ETag").orElseThrow();
    assertThat(platform.get("/graphql/schema.graphqls", "If-None-Match", tag).statusCode())
        .isEqualTo(304);
  }

  @Test
  void bad_input_is_refused_with_a_code_and_nothing_internal() throws Exception {
    assertThat(platform.answer("{organizations(first:0){totalCount}}", Map.of()).toString())
        .contains("PAGE_SIZE_INVALID");
    assertThat(platform.answer("{organizations(last:201){totalCount}}", Map.of()).toString())
        .contains("PAGE_SIZE_INVALID");
    assertThat(platform.answer("{organizations(first:1,last:1){totalCount}}", Map.of()).toString())
        .contains("PAGE_DIRECTION_INVALID");
    assertThat(platform.answer("{organizations(after:\"x\"){totalCount}}", Map.of()).toString())
        .contains("BAD_CURSOR");
    assertThat(platform.answer("{search(index:\"no/such\"){totalCount}}", Map.of()).toString())
        .contains("UNKNOWN_INDEX");
    HttpResponse<String> broken = platform.post("{", Map.of());
    assertThat(broken.body())
        .contains("GRAPHQL_PARSE_FAILED")
        .doesNotContain("org.exemplar", "Exception");
    assertThat(platform.get("/nowhere").statusCode()).isEqualTo(404);
    assertThat(platform.get("/nowhere").body()).doesNotContain("jetty", "Exception");
  }

  @Test
  void metrics_and_graphiql_are_served() throws Exception {
    assertThat(platform.get("/metrics").body()).contains("jvm_memory_used_bytes");
    assertThat(platform.get("/graphiql").statusCode()).isIn(200, 301, 302, 308);
    assertThat(platform.get("/health/live").statusCode()).isEqualTo(200);
  }

  private static String value(JsonNode field) {
    String one =
        switch (field.get("type").asText()) {
          case "INTEGER" -> "2025";
          case "NUMBER" -> "1";
          case "BOOLEAN" -> "true";
          case "DATE" -> "\"2025-01-01\"";
          default -> "\"甲\"";
        };
    return field.get("many").asBoolean() ? "[" + one + "]" : one;
  }

  private static List<String> texts(JsonNode list, String name) {
    List<String> texts = new ArrayList<>();
    list.forEach(each -> texts.add(each.path(name).asText()));
    return texts;
  }
}
