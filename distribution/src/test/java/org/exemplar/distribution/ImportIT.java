package org.exemplar.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.exemplar.benchmarks.DivisionTree;
import org.exemplar.testkit.PlatformProcess.Ended;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Organisations and policy documents come in through the command line and through GraphQL. */
class ImportIT {
  private static Platform platform;
  @TempDir private static Path folder;

  @BeforeAll
  static void start() throws Exception {
    platform = Platform.start(folder.resolve("data"));
  }

  @AfterAll
  static void stop() throws Exception {
    platform.close();
  }

  @Test
  void a_country_of_divisions_comes_in_and_a_second_time_changes_nothing() throws Exception {
    Path divisions = Files.createDirectories(folder.resolve("divisions"));
    List<Path> files = DivisionTree.write(divisions);

    Ended first = importOrganizations(files);

    assertThat(first.code()).as(first.output()).isZero();
    assertThat(count("")).isGreaterThanOrEqualTo(DivisionTree.ALL);
    assertThat(count("filter:{sector:\"urban-community\",level:TOWNSHIP}"))
        .isEqualTo(DivisionTree.COUNTIES * 3);
    assertThat(count("filter:{sector:\"rural\",level:TOWNSHIP}"))
        .isEqualTo(DivisionTree.COUNTIES * 11);
    JsonNode street =
        platform
            .data(
                "{organization(code:\"110101004\"){name level type sector parent{code}"
                    + " ancestors{code}}}")
            .get("organization");
    assertThat(street.get("type").asText()).isEqualTo("urban-community/street-organization");
    assertThat(street.get("ancestors").toString()).contains("\"11\"", "\"1101\"", "\"110101\"");
    Ended second = importOrganizations(files);
    assertThat(second.code()).as(second.output()).isZero();
    assertThat(second.output()).contains("%,d".formatted(DivisionTree.TOWNSHIPS).replace(",", ""));
  }

  @Test
  void one_bad_row_keeps_the_whole_file_out_and_is_named_with_its_line() throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("bad.csv"),
            "code,name,parent,level,type\n"
                + "X1,甲村,,VILLAGE,\n"
                + "X2,,,VILLAGE,\n"
                + "X3,丙村,nowhere,VILLAGE,\n");

    Ended ended = importOrganizations(List.of(file));

    assertThat(ended.code()).as(ended.output()).isEqualTo(1);
    assertThat(ended.output()).contains("3", "4", "PARENT_NOT_FOUND");
    assertThat(platform.data("{organization(code:\"X1\"){code}}").get("organization").isNull())
        .isTrue();
  }

  @Test
  void a_dry_run_says_what_would_happen_and_changes_nothing() throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("dry.csv"), "code,name,parent,level,type\nD1,丁村,,VILLAGE,\n");
    Ended ended =
        Platform.run(
            "import", "organizations", "--server", platform.url(), "--dry-run", file.toString());
    assertThat(ended.code()).as(ended.output()).isZero();
    assertThat(platform.data("{organization(code:\"D1\"){code}}").get("organization").isNull())
        .isTrue();
  }

  @Test
  void a_file_comes_in_by_mutation_too_also_in_gb18030_on_the_command_line() throws Exception {
    JsonNode payload =
        platform
            .answer(
                """
                mutation($c:String!){importOrganizations(input:{fileName:"m.csv",content:$c})
                {applied created badRows rowErrors{line code} errors{ ... on InputError {code} }}}\
                """,
                Map.of("c", "code,name,parent,level,type\nM1,戊村,,VILLAGE,\n"))
            .at("/data/importOrganizations");
    assertThat(payload.get("applied").asBoolean()).as(payload.toString()).isTrue();
    Path file = folder.resolve("gb.csv");
    Files.write(
        file,
        "code,name,parent,level,type\nG1,己社区,,VILLAGE,\n".getBytes(Charset.forName("GB18030")));
    assertThat(importOrganizations(List.of(file)).code()).isZero();
    assertThat(
            platform
                .data("{organization(code:\"G1\"){name sector}}")
                .at("/organization/name")
                .asText())
        .isEqualTo("己社区");
  }

  @Test
  void policy_documents_come_in_by_the_command_line_and_are_searchable() throws Exception {
    Path sample = Platform.HOME.resolve("sample/policies");
    List<String> arguments =
        new ArrayList<>(List.of("import", "policy", "--server", platform.url()));
    try (var files = Files.list(sample)) {
      files
          .filter(file -> file.toString().endsWith(".txt"))
          .map(Path::toString)
          .sorted()
          .forEach(arguments::add);
    }
    Ended ended = Platform.run(arguments.toArray(String[]::new));
    assertThat(ended.code()).as(ended.output()).isZero();
    JsonNode documents =
        platform
            .data(
                "{policyDocuments(first:20){nodes{number issuers date doubts{code line}"
                    + " nested{number clauses{anchor}} clauses{anchor}}}}")
            .at("/policyDocuments/nodes");
    assertThat(documents.toString()).contains("屏组发〔2024〕5号", "青办发〔2024〕17号", "澜教发〔2024〕11号");
    platform.eventually(
        "{search(index:\"core/clauses\",text:\"工作\"){totalCount}}",
        answer -> answer.at("/data/search/totalCount").asInt() > 0);
  }

  @Test
  void what_is_no_document_is_refused_with_a_code() throws Exception {
    Path file = folder.resolve("picture.png");
    Files.write(file, new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 0});
    Ended ended = Platform.run("import", "policy", "--server", platform.url(), file.toString());
    assertThat(ended.code()).isNotZero();
    assertThat(ended.output()).contains("DOCUMENT_").doesNotContain("Exception");
    assertThat(ended.output().getBytes(StandardCharsets.UTF_8)).isNotEmpty();
  }

  @Test
  void a_server_that_is_not_there_is_said_so() throws Exception {
    Path file = Files.writeString(folder.resolve("s.csv"), "code,name\n11,省\n");
    Ended ended =
        Platform.run("import", "organizations", "--server", "http://127.0.0.1:1", file.toString());
    assertThat(ended.code()).isEqualTo(3);
    assertThat(ended.output()).doesNotContain("Exception");
  }

  private static Ended importOrganizations(List<Path> files) throws Exception {
    List<String> arguments =
        new ArrayList<>(List.of("import", "organizations", "--server", platform.url()));
    files.forEach(file -> arguments.add(file.toString()));
    return Platform.run(arguments.toArray(String[]::new));
  }

  private static int count(String filter) {
    String arguments = filter.isEmpty() ? "" : "(" + filter + ")";
    return platform
        .data("{organizations" + arguments + "{totalCount}}")
        .at("/organizations/totalCount")
        .asInt();
  }
}
