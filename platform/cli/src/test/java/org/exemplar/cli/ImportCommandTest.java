package org.exemplar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.exemplar.cli.ImportFolder.Kind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ImportCommandTest {
  @TempDir Path folder;
  private final StringWriter output = new StringWriter();
  private final StringWriter errors = new StringWriter();
  private FakeServer server;

  @BeforeEach
  void startServer() throws IOException {
    server = new FakeServer();
  }

  @AfterEach
  void stopServer() {
    server.close();
  }

  @Test
  void filesComeInFromProvincesDownToVillagesAndThenTheOthers() throws IOException {
    Path[] files = {
      file("general-2.csv", "code,name,level\nA,甲,CITY\n"),
      file("villages.csv", "code,name,streetCode,provinceCode,cityCode,areaCode\n"),
      file("streets.csv", "code,name,areaCode,provinceCode,cityCode\n"),
      file("general-1.csv", "name,code,level\n"),
      file("cities.csv", "code,name,provinceCode\n"),
      file("areas.csv", "code,name,cityCode,provinceCode\n"),
      file("provinces.csv", "\uFEFF\"code\",\"name\"\n11,\"省\"\n"),
    };
    assertThat(organizations(files)).isZero();
    assertThat(server.staged())
        .extracting(staged -> staged.fileName)
        .containsExactly(
            "provinces.csv",
            "cities.csv",
            "areas.csv",
            "streets.csv",
            "villages.csv",
            "general-2.csv",
            "general-1.csv");
    assertThat(server.staged().getFirst().text()).isEqualTo("\uFEFF\"code\",\"name\"\n11,\"省\"\n");
    assertThat(output.toString()).contains("provinces.csv", "created 1", "total: 7");
  }

  @Test
  void aLargeFileGoesInPartsAndASecondRunGoesOnWhereTheFirstBrokeOff() throws IOException {
    String content = "code,name\n" + "11,省\n".repeat(200_000);
    Path file = file("provinces.csv", content);
    server.breakAfterParts(2);
    assertThat(organizations(file)).isEqualTo(3);
    assertThat(errors.toString()).startsWith("SERVER_NOT_REACHABLE: ");
    server.breakAfterParts(Integer.MAX_VALUE);
    int before = server.calls.size();
    assertThat(organizations(file)).isZero();
    assertThat(server.staged().getFirst().text()).isEqualTo(content);
    assertThat(server.inputs.get(before + 1).path("offset").asInt()).isEqualTo(2 * 512 * 1024);
  }

  @Test
  void aTerminalShowsABarWithRateAndTimeLeft() throws IOException {
    ByteArrayOutputStream bar = new ByteArrayOutputStream();
    PrintStream terminal = new PrintStream(bar, true, StandardCharsets.UTF_8);
    Console console = new Console(new PrintWriter(output), Optional.of(terminal));
    GraphQlClient client = new GraphQlClient(URI.create(server.url()), Optional.empty());
    Path file = file("provinces.csv", "code,name\n11,甲\n12,乙\n");
    assertThat(new OrganizationUpload(client, console, false, Optional.empty()).run(List.of(file)))
        .isTrue();
    assertThat(bar.toString(StandardCharsets.UTF_8))
        .contains("导入 import 100%", "2/2 行", "行/s", "provinces.csv");
    assertThat(output.toString()).contains("created 1");
  }

  @Test
  void wrongRowsAreNamedInBothLanguagesAndTheExitCodeIsOne() throws IOException {
    server.on(
        "completeOrganizationImport",
        input ->
            """
            {"applied":false,"rows":3,"created":1,"updated":0,"unchanged":0,"badRows":1002,
             "rowErrors":[
               {"line":3,"code":"NAME_INVALID","column":"name","zh":"名称不对","en":"bad name"},
               {"line":4,"code":"COLUMN_COUNT","column":null,"zh":"列数不对","en":"bad count"}],
             "errors":[{"code":"IMPORT_ROWS_INVALID","path":[],"zh":"有错误","en":"wrong rows"}]}
            """);
    assertThat(organizations(file("a.csv", "code,name,level\n"))).isEqualTo(1);
    assertThat(output.toString())
        .contains(
            "a.csv  3 行 rows · 错误 bad 1002 · 未导入 refused",
            "第 3 行 line 3  NAME_INVALID [name]  名称不对 / bad name",
            "第 4 行 line 4  COLUMN_COUNT  列数不对 / bad count",
            "and 1000 more",
            "IMPORT_ROWS_INVALID  有错误 / wrong rows");
  }

  @Test
  void aDryRunAssumesTheFilesBefore() throws IOException {
    Path cities = file("cities.csv", "code,name,provinceCode\n");
    Path provinces = file("provinces.csv", "code,name\n");
    assertThat(run("organizations", "--dry-run", cities.toString(), provinces.toString())).isZero();
    List<JsonNode> completions = new ArrayList<>();
    for (int at = 0; at < server.calls.size(); at++) {
      if (server.calls.get(at).equals("completeOrganizationImport")) {
        completions.add(server.inputs.get(at));
      }
    }
    assertThat(completions).allMatch(input -> input.path("dryRun").asBoolean());
    assertThat(completions.getFirst().path("assuming")).isEmpty();
    assertThat(completions.getLast().path("assuming").path(0).asText()).isEqualTo("import-0");
    assertThat(output.toString()).contains("dry run");
  }

  @Test
  void whatBecameOfEachRowIsWrittenToAFileWhereThatIsAskedFor() throws IOException {
    server.on(
        "completeOrganizationImport",
        input ->
            """
            {"applied":true,"rows":3,"created":3,"updated":0,"unchanged":0,"badRows":0,
             "report":{"id":"report-1"},"rowErrors":[],"errors":[]}
            """);
    List<String> pages =
        new ArrayList<>(
            List.of(
                """
                {"rows":{"nodes":[{"line":2,"code":"A","result":"SKIPPED","errorCodes":[]},
                  {"line":3,"code":null,"result":"REFUSED","errorCodes":["CODE_INVALID","NAME_INVALID"]}],
                 "pageInfo":{"hasNextPage":true,"endCursor":"c3"}}}
                """,
                """
                {"rows":{"nodes":[{"line":4,"code":"B","result":"SKIPPED","errorCodes":[]}],
                 "pageInfo":{"hasNextPage":false,"endCursor":"c4"}}}
                """));
    server.on("OrganizationImportReport", input -> pages.removeFirst());
    Path file = file("a,b.csv", "code,name,level\n");
    Path report = folder.resolve("report.csv");
    assertThat(run("organizations", "--report", report.toString(), file.toString())).isZero();
    assertThat(server.inputs.get(server.calls.indexOf("completeOrganizationImport")).path("report"))
        .isEqualTo(BooleanNode.TRUE);
    assertThat(report)
        .hasContent(
            """
            file,line,code,result,errors
            "a,b.csv",2,A,SKIPPED,
            "a,b.csv",3,,REFUSED,CODE_INVALID NAME_INVALID
            "a,b.csv",4,B,SKIPPED,
            """);
    assertThat(pages).isEmpty();
  }

  @Test
  void aReportThatCannotBeWrittenIsToldBeforeAnythingIsSent() throws IOException {
    Path file = file("a.csv", "code,name,level\n");
    String nowhere = folder.resolve("nowhere/report.csv").toString();
    assertThat(run("organizations", "--report", nowhere, file.toString())).isEqualTo(2);
    assertThat(errors.toString()).startsWith("FILE_NOT_WRITABLE: ");
    assertThat(server.calls).isEmpty();
  }

  @Test
  void aFileThatTheServerRefusesAtOnceIsTold() throws IOException {
    server.on(
        "startOrganizationImport",
        input ->
            """
            {"organizationImport":null,"errors":[
              {"code":"IMPORT_TOO_LARGE","path":["input","totalBytes"],"zh":"太大","en":"too large"}]}
            """);
    assertThat(organizations(file("a.csv", "code,name,level\n"))).isEqualTo(1);
    assertThat(output.toString()).contains("IMPORT_TOO_LARGE [input.totalBytes]  太大 / too large");
  }

  @Test
  void aServerThatIsNotThereIsExitCodeThree() throws IOException {
    Path file = file("a.csv", "code,name,level\n");
    String gone = server.url();
    server.close();
    assertThat(runAt(gone, "organizations", file.toString())).isEqualTo(3);
    assertThat(errors.toString()).startsWith("SERVER_NOT_REACHABLE: ").contains(gone);
  }

  @Test
  void aWrongCommandLineIsExitCodeTwo() throws IOException {
    assertThat(run("organizations")).isEqualTo(2);
    assertThat(run("organizations", folder.resolve("nowhere.csv").toString())).isEqualTo(2);
    assertThat(errors.toString()).contains("FILE_NOT_FOUND: ");
    Path file = file("a.csv", "code,name,level\n");
    assertThat(runAt("ftp://somewhere", "organizations", file.toString())).isEqualTo(2);
    assertThat(errors.toString()).contains("SERVER_INVALID: ");
  }

  @Test
  void whatTheServerCannotDoIsToldInOneSentence() throws IOException {
    server.on("startOrganizationImport", input -> "!out of order");
    assertThat(organizations(file("a.csv", "code,name,level\n"))).isEqualTo(1);
    assertThat(errors.toString()).startsWith("SERVER_REFUSED: ").contains("out of order");
  }

  @Test
  void aPolicyIsSentAsItIsAndWhatWasReadIsTold() throws IOException {
    byte[] bytes = "通知".getBytes(Charset.forName("GB18030"));
    Path file = Files.write(folder.resolve("notice.txt"), bytes);
    server.on(
        "importPolicyDocument",
        input ->
            """
            {"applied":true,"errors":[],"policyDocument":{"number":"甲发〔2024〕1号","title":"通知",
             "clauses":[{"anchor":"1","children":[{"anchor":"1.1"},{"anchor":"1.2"}]},{"anchor":"2"}],
             "doubts":[{"code":"NUMBER_REPEATED","line":7,"zh":"序号重复","en":"number repeated"}],
             "nested":[{"number":null,"title":"附件","clauses":[{"anchor":"p1"}],"doubts":[]}]}}
            """);
    assertThat(run("policy", file.toString())).isZero();
    assertThat(output.toString())
        .contains(
            "notice.txt  已导入 imported",
            "甲发〔2024〕1号《通知》 4 条款 clauses · 1 存疑 doubts",
            "第 7 行 line 7  NUMBER_REPEATED  序号重复 / number repeated",
            "《附件》 1 条款 clauses");
    JsonNode input = server.inputs.getFirst();
    assertThat(input.path("fileName").asText()).isEqualTo("notice.txt");
    assertThat(Base64.getDecoder().decode(input.path("content").asText())).isEqualTo(bytes);
    assertThat(input.path("visibility").asText()).isEqualTo("PUBLIC");
  }

  @Test
  void aPolicyThatIsNotForEverybodySaysSo() throws IOException {
    List<String> said = new ArrayList<>();
    server.on(
        "importPolicyDocument",
        input -> {
          said.add(input.path("visibility").asText());
          return "{\"applied\":false,\"policyDocument\":null,\"errors\":[]}";
        });
    assertThat(run("policy", "--internal", file("a.txt", "x").toString())).isZero();
    assertThat(said).containsExactly("INTERNAL");
  }

  @Test
  void aPolicyThatIsRefusedIsExitCodeOneAndTheOthersAreSent() throws IOException {
    server.on(
        "importPolicyDocument",
        input ->
            input.path("fileName").asText().equals("b.txt")
                ? "{\"applied\":false,\"policyDocument\":{\"number\":null,\"title\":null,"
                    + "\"clauses\":[],\"doubts\":[],\"nested\":[]},\"errors\":[]}"
                : "{\"applied\":false,\"policyDocument\":null,\"errors\":[{\"code\":"
                      + "\"DOCUMENT_UNREADABLE\",\"path\":[],\"zh\":\"读不了\",\"en\":\"unreadable\"}]}");
    assertThat(run("policy", file("a.txt", "x").toString(), file("b.txt", "y").toString()))
        .isEqualTo(1);
    assertThat(output.toString()).contains("DOCUMENT_UNREADABLE", "b.txt  此前已导入 imported before");
  }

  @Test
  void noPolicyIsSentWhenOneOfThemIsTooLargeToBe() throws IOException {
    Path small = file("a.txt", "x");
    Path large = file("b.txt", "x".repeat(5 * 1024 * 1024 + 1));
    assertThat(run("policy", small.toString(), large.toString())).isEqualTo(2);
    assertThat(errors.toString()).startsWith("FILE_TOO_LARGE: ").contains("b.txt");
    assertThat(server.inputs).isEmpty();
  }

  @Test
  void casesAreSentByTheHundred() throws IOException {
    server.on(
        "saveCaseStudies",
        input ->
            "{\"created\":%d,\"updated\":0,\"unchanged\":0,\"errors\":[]}"
                .formatted(input.path("cases").size()));
    StringBuilder yaml = new StringBuilder("cases:\n");
    for (int n = 0; n < 250; n++) {
      yaml.append("  - {key: c").append(n).append(", organizationCode: 9901, period: 2024,");
      yaml.append(" keywords: [茶叶, 12], facets: {income: 86.5, open: true}}\n");
    }
    assertThat(run("cases", file("cases.yaml", yaml.toString()).toString())).isZero();
    assertThat(server.calls.getFirst()).isEqualTo("__type");
    assertThat(server.inputs.stream().skip(1))
        .extracting(input -> input.path("cases").size())
        .containsExactly(100, 100, 50);
    JsonNode first = server.inputs.get(1).path("cases").path(0);
    assertThat(first.toString())
        .isEqualTo(
            "{\"key\":\"c0\",\"organizationCode\":\"9901\",\"period\":\"2024\","
                + "\"keywords\":[\"茶叶\",\"12\"],\"facets\":{\"income\":86.5,\"open\":true}}");
    assertThat(output.toString()).contains("201–250 · 新增 created 50");
  }

  @Test
  void aFileWithoutCasesIsRefusedBeforeAnythingIsSent() throws IOException {
    Path right = file("right.yaml", "cases:\n  - {key: a}\n");
    assertThat(run("cases", right.toString(), file("wrong.yaml", "case: []\n").toString()))
        .isEqualTo(2);
    assertThat(run("cases", right.toString(), file("worse.yaml", "cases: [\n").toString()))
        .isEqualTo(2);
    assertThat(errors.toString()).contains("CASE_FILE_INVALID: ", "wrong.yaml", "worse.yaml");
    assertThat(server.calls).containsOnly("__type");
  }

  @Test
  void whatACaseSaysIsKeptAsItIsWritten() throws IOException {
    acceptCases();
    String yaml =
        """
        cases:
          - key: 007
            title: 1e3
            period: 2024-03-01
            keywords: [yes, 1_000, ~, '', 0x10]
            facets: {open: true, income: 1e3}
            expectedVersion: 2
        """;
    assertThat(run("cases", file("cases.yaml", yaml).toString())).isZero();
    assertThat(server.inputs.get(1).path("cases").path(0).toString())
        .isEqualTo(
            "{\"key\":\"007\",\"title\":\"1e3\",\"period\":\"2024-03-01\","
                + "\"keywords\":[\"yes\",\"1_000\",null,\"\",\"0x10\"],"
                + "\"facets\":{\"open\":true,\"income\":1000.0},\"expectedVersion\":2}");
  }

  @Test
  void aRefusedCaseIsNamedByItsPlaceInTheFileAndItsKey() throws IOException {
    server.on(
        "saveCaseStudies",
        input ->
            """
            {"created":0,"updated":0,"unchanged":0,"errors":[
             {"code":"CASE_INVALID","path":["input","cases","20","title"],"zh":"不对","en":"wrong"}]}
            """);
    StringBuilder yaml = new StringBuilder("cases:\n");
    for (int n = 0; n < 150; n++) {
      yaml.append("  - {key: c").append(n).append("}\n");
    }
    assertThat(run("cases", file("cases.yaml", yaml.toString()).toString())).isEqualTo(1);
    assertThat(output.toString())
        .contains("CASE_INVALID [第 21 个 c20.title]", "CASE_INVALID [第 121 个 c120.title]");
  }

  @Test
  void aCaseFileMayBeInGb18030() throws IOException {
    acceptCases();
    byte[] text = "cases:\n  - {key: a, title: 茶叶合作社}\n".getBytes(Charset.forName("GB18030"));
    Path file = Files.write(folder.resolve("cases.yaml"), text);
    assertThat(run("cases", file.toString())).isZero();
    assertThat(server.inputs.get(1).path("cases").path(0).path("title").asText())
        .isEqualTo("茶叶合作社");
  }

  @Test
  void aWrongCaseFileIsRefusedWithTheLine() throws IOException {
    String unknown = "cases:\n  - key: a\n  - key: b\n    titel: x\n";
    assertThat(run("cases", file("unknown.yaml", unknown).toString())).isEqualTo(2);
    assertThat(errors.toString()).contains("unknown.yaml, 第 4 行 line 4", "titel", "title");
    String twice = "cases:\n  - key: a\n    title: x\n    title: y\n";
    assertThat(run("cases", file("twice.yaml", twice).toString())).isEqualTo(2);
    assertThat(errors.toString()).contains("twice.yaml, 第 4 行 line 4");
    assertThat(run("cases", file("text.yaml", "cases:\n  - a\n").toString())).isEqualTo(2);
    assertThat(errors.toString()).contains("text.yaml, 第 2 行 line 2");
    String without = "cases:\n  - key: a\n  - title: x\n    period: 2024\n";
    assertThat(run("cases", file("without.yaml", without).toString())).isEqualTo(2);
    assertThat(errors.toString()).contains("without.yaml, 第 3 行 line 3", "missing: key");
    assertThat(server.calls).containsOnly("__type");
  }

  private void acceptCases() {
    server.on(
        "saveCaseStudies", input -> "{\"created\":1,\"updated\":0,\"unchanged\":0,\"errors\":[]}");
  }

  @Test
  void aFolderIsLoadedKindByKindAndWhatIsRefusedIsOnlyTold() throws IOException {
    server.on("importPolicyDocument", input -> "!cannot");
    acceptCases();
    for (Kind kind : Kind.values()) {
      Files.createDirectory(folder.resolve(kind.folder()));
    }
    file("organizations/a.csv", "code,name,level\n");
    file("organizations/README.md", "no organisations");
    file("policies/a.txt", "x");
    file("cases/a.yaml", "cases:\n  - {key: a}\n");
    Console console = new Console(new PrintWriter(output), Optional.empty());
    new ImportFolder(new FolderImport(console, Tokens.present()))
        .load(URI.create(server.url()), folder);
    assertThat(server.calls).endsWith("importPolicyDocument", "__type", "saveCaseStudies");
    assertThat(server.staged()).hasSize(1);
    assertThat(output.toString()).contains("SERVER_REFUSED");
  }

  private Path file(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content);
  }

  private int organizations(Path... files) {
    List<String> arguments = new ArrayList<>(List.of("organizations"));
    Arrays.stream(files).map(Path::toString).forEach(arguments::add);
    return run(arguments.toArray(String[]::new));
  }

  private int run(String... arguments) {
    return runAt(server.url(), arguments);
  }

  private int runAt(String url, String... arguments) {
    List<String> all = new ArrayList<>(List.of("import", arguments[0], "--server", url));
    all.addAll(List.of(arguments).subList(1, arguments.length));
    return Main.commandLine()
        .setOut(new PrintWriter(output))
        .setErr(new PrintWriter(errors))
        .execute(all.toArray(String[]::new));
  }
}
