package org.exemplar.organizations.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.exemplar.organizations.Organization;
import org.exemplar.organizations.OrganizationAttribute;
import org.exemplar.organizations.internal.ImportFetchers.StagePayload;
import org.exemplar.spi.Language;
import org.exemplar.spi.OrganizationLevel;
import org.exemplar.spi.schema.PageRequest;
import org.exemplar.spi.schema.Refusal;
import org.exemplar.store.Change;
import org.exemplar.testkit.FakeField;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What importing files does. */
abstract class ImportsContract extends WithOrganizations {
  private static final Charset GB18030 = Charset.forName("GB18030");

  private Api api;

  @BeforeEach
  void openApi() {
    api = new Api(new ImportFetchers(organizations, new StagedImports(store, organizations)));
  }

  @Test
  void theDivisionFilesTellLevelAndParentByTheirHeader() {
    for (String file : Trees.SMALL.files()) {
      assertThat(imported(file).applied()).isTrue();
    }
    Organization street = organization("120202003");
    assertThat(street.level()).isEqualTo(OrganizationLevel.TOWNSHIP);
    assertThat(street.parentCode()).contains("120202");
    assertThat(street.type()).contains("rural/township-committee");
    assertThat(organization("120202002").type()).contains("urban/street-organization");
    assertThat(organization("1202").parentCode()).contains("12");
    assertThat(organization("12").parentCode()).isEmpty();
    assertThat(organizations.within(List.of("12")))
        .hasSize(1 + 2 * (1 + 2 * (1 + 3)))
        .contains("12", "1201", "120101", "120101001");
  }

  @Test
  void villagesStandBelowTheStreetThatTheirFileNames() {
    Trees.SMALL.files().forEach(this::imported);
    assertThat(
            imported(
                    """
                    code,name,streetCode,provinceCode,cityCode,areaCode
                    110101001001,甲村,110101001,11,1101,110101
                    """)
                .created())
        .isEqualTo(1);
    assertThat(organization("110101001001").parentCode()).contains("110101001");
  }

  @Test
  void theNearestSuperiorThatADivisionFileNamesIsTheParent() {
    Trees.SMALL.files().forEach(this::imported);
    ImportOutcome outcome =
        imported("code,name,areaCode,provinceCode,cityCode\n110900001,甲镇,,11,1101\n");
    assertThat(outcome.applied()).isTrue();
    assertThat(organization("110900001").parentCode()).contains("1101");
  }

  @Test
  void theGeneralFormSaysAllThatAnOrganizationHas() {
    ImportOutcome outcome =
        imported(
            """
            name,code,level,type,parent,sectorAuthority,attr.windowService,attr.field
            甲局,A,UNIT,,,,,
            "乙,""分""局",B,UNIT,institution/bureau,A,A,true,HEALTH
            """);
    assertThat(outcome.errors()).isEmpty();
    assertThat(organization("A").type()).contains("institution/organ");
    Organization unit = organization("B");
    assertThat(unit.name()).isEqualTo("乙,\"分\"局");
    assertThat(unit.typeGiven()).isTrue();
    assertThat(unit.parentCode()).contains("A");
    assertThat(unit.sectorAuthorityCode()).contains("A");
    assertThat(unit.attributes())
        .containsExactly(
            new OrganizationAttribute("field", "HEALTH"),
            new OrganizationAttribute("windowService", "true"));
  }

  @Test
  void aColumnThatIsNotThereLeavesWhatItWouldSayAsItIs() {
    imported(
        """
        code,name,level,type,parent,attr.staff
        A,甲局,UNIT,,,
        B,乙,UNIT,institution/bureau,A,7
        """);
    assertThat(imported("code,name,level\nB,丙,UNIT\n").updated()).isEqualTo(1);
    Organization unit = organization("B");
    assertThat(unit.name()).isEqualTo("丙");
    assertThat(unit.type()).contains("institution/bureau");
    assertThat(unit.parentCode()).contains("A");
    assertThat(unit.attributes()).containsExactly(new OrganizationAttribute("staff", "7"));
    imported("code,name,level,type,parent,attr.staff\nB,丙,UNIT,,,\n");
    assertThat(organization("B").type()).isEmpty();
    assertThat(organization("B").parentCode()).isEmpty();
  }

  @Test
  void aRecognizedTypeFollowsTheNameAndAGivenOneStays() {
    imported("code,name,level,type\nA,甲镇,TOWNSHIP,\nB,乙镇,TOWNSHIP,urban/also-towns\n");
    imported("code,name,level\nA,甲街道,TOWNSHIP\nB,乙街道,TOWNSHIP\n");
    assertThat(organization("A").type()).contains("urban/street-organization");
    assertThat(organization("B").type()).contains("urban/also-towns");
  }

  @Test
  void anAttributeThatTheNewTypeDoesNotHaveIsDropped() {
    imported("code,name,level,attr.staff\nA,甲局,UNIT,3\n");
    imported("code,name,level,type\nA,甲,UNIT,rural/village-organization\n");
    assertThat(organization("A").attributes()).hasSize(1);
    imported("code,name,level,type\nA,甲村,VILLAGE,rural/village-organization\n");
    assertThat(organization("A").attributes()).isEmpty();
  }

  @Test
  void parentsMayStandAnywhereInTheFile() {
    long seed = System.nanoTime();
    System.out.println("seed " + seed);
    ImportOutcome outcome = imported(Trees.SMALL.shuffled(seed));
    assertThat(outcome.created()).isEqualTo(Trees.SMALL.rows());
    assertThat(organizations.ancestors(List.of("110101001")).get("110101001"))
        .extracting(Organization::code)
        .containsExactly("11", "1101", "110101");
  }

  @Test
  void eachChangedOrganizationHasOneEntryAndUnchangedOnesHaveNone() {
    imported("code,name,level\nA,甲,PROVINCE\nB,乙,PROVINCE\nC,丙,PROVINCE\n");
    clock.advance(Duration.ofMinutes(1));
    ImportOutcome outcome =
        imported("code,name,level\nA,甲,PROVINCE\nB,改,PROVINCE\nC,丙,PROVINCE\nD,丁,PROVINCE\n");
    assertThat(outcome)
        .extracting(
            ImportOutcome::rows,
            ImportOutcome::created,
            ImportOutcome::updated,
            ImportOutcome::unchanged)
        .containsExactly(4, 1, 1, 2);
    assertThat(changesAfter(3)).extracting(Change::subjectKey).containsExactly("B", "D");
    assertThat(organization("B").version()).isEqualTo(2);
    assertThat(organization("B").updatedAt()).isEqualTo("2026-03-01T12:01:00Z");
    assertThat(organization("A").updatedAt()).isEqualTo("2026-03-01T12:00:00Z");
  }

  @Test
  void everyWrongRowIsNamedAndNothingIsImported() {
    ImportOutcome outcome =
        imported(
            """
            code,name,level,type,parent,sectorAuthority,attr.staff
            A,甲,PROVINCE,,,,
            a b,乙,CITY,,,,
            A,丙,CITY,,,,
            D,,CITY,,,,
            E,戊,STATE,,,,
            F,己,CITY,no/such,,,
            G,庚,CITY,,X,,
            H,辛,CITY,,,X,
            I,壬,CITY,,J,,
            J,癸,CITY,,I,,
            K,子局,UNIT,,,,many
            L,丑,CITY,rural/village-organization,,,
            M,寅,CITY
            """);
    assertThat(outcome.applied()).isFalse();
    assertThat(outcome.errors()).extracting(Refusal::code).containsExactly("IMPORT_ROWS_INVALID");
    assertThat(outcome.rows()).isEqualTo(13);
    assertThat(outcome.badRows()).isEqualTo(12);
    assertThat(outcome.rowErrors())
        .extracting(RowError::line, RowError::code, error -> error.column().orElse(""))
        .containsExactly(
            tuple(3, "CODE_INVALID", "code"),
            tuple(4, "CODE_DUPLICATE", "code"),
            tuple(5, "NAME_INVALID", "name"),
            tuple(6, "LEVEL_INVALID", "level"),
            tuple(7, "TYPE_UNKNOWN", "type"),
            tuple(8, "PARENT_NOT_FOUND", "parent"),
            tuple(9, "PARENT_NOT_FOUND", "sectorAuthority"),
            tuple(10, "PARENT_CYCLE", "parent"),
            tuple(11, "PARENT_CYCLE", "parent"),
            tuple(12, "ATTRIBUTE_INVALID", "attr.staff"),
            tuple(13, "LEVEL_INVALID", "level"),
            tuple(14, "COLUMN_COUNT", ""));
    assertThat(store.changes().head()).isZero();
    assertThat(organizations.find("A")).isEmpty();
    RowError first = outcome.rowErrors().getFirst();
    assertThat(api.answer("ImportRowError.message", FakeField.of(first)))
        .isEqualTo(first.message().zh());
    assertThat(api.answer("ImportRowError.message", FakeField.of(first).in(Language.EN)))
        .isEqualTo(first.message().en());
    assertThat(api.answer("ImportRowError.message", FakeField.of(first).with("language", "EN")))
        .isEqualTo(first.message().en());
  }

  @Test
  void nobodyIsToldThatHisSuperiorIsMissingWhenItsRowIsWrong() {
    ImportOutcome outcome = imported("code,name,level,parent\nA,,PROVINCE,\nB,乙,CITY,A\n");
    assertThat(outcome.rowErrors()).extracting(RowError::line).containsExactly(2);
  }

  @Test
  void aLineThatIsBrokenByQuotedLineBreaksIsStillNamedRight() {
    ImportOutcome outcome =
        imported("\uFEFFcode,name,level\r\nA,\"甲\n乙\",PROVINCE\r\n\r\nB,,PROVINCE\r\n");
    assertThat(outcome.rowErrors())
        .extracting(RowError::line, RowError::code)
        .containsExactly(tuple(2, "NAME_INVALID"), tuple(5, "NAME_INVALID"));
  }

  @Test
  void cyclesAreFoundOverWhatIsStored() {
    imported("code,name,level,parent\nA,甲,CITY,\nB,乙,CITY,A\nC,丙,CITY,B\n");
    assertThat(imported("code,name,level,parent\nA,甲,CITY,C\n").rowErrors())
        .extracting(RowError::code)
        .containsExactly("PARENT_CYCLE");
    assertThat(imported("code,name,level,parent\nA,甲,CITY,D\nD,丁,CITY,C\nB,乙,CITY,\n").applied())
        .isTrue();
    assertThat(organizations.within(List.of("B"))).containsExactlyInAnyOrder("A", "B", "C", "D");
    assertThat(organizations.within(List.of("A"))).containsExactly("A");
  }

  @Test
  void codesOfDivisionFilesHaveTheDigitsOfTheirLevel() {
    ImportOutcome outcome = imported("code,name\n11,甲\n110,乙\n1a,丙\n");
    assertThat(outcome.rowErrors())
        .extracting(RowError::line, RowError::code)
        .containsExactly(tuple(3, "CODE_INVALID"), tuple(4, "CODE_INVALID"));
  }

  @Test
  void aHeaderThatNobodyKnowsIsRefusedWithWhatWouldBeRight() {
    assertFileRefused("code,name,parent\n", "level");
    assertFileRefused("code,name,level,colour\n", "colour");
    assertFileRefused("code,name,level,name\n", "twice");
    assertFileRefused("", "empty");
    assertFileRefused("code,name,level\nA,\"甲\"乙,CITY\n", "quotes");
  }

  @Test
  void oneThousandWrongRowsAreListedAndAllAreCounted() {
    StringBuilder file = new StringBuilder("code,name,level\n");
    for (int n = 0; n < 1_500; n++) {
      file.append("X").append(n).append(",,CITY\n");
    }
    ImportOutcome outcome = imported(file.toString());
    assertThat(outcome.badRows()).isEqualTo(1_500);
    assertThat(outcome.rowErrors()).hasSize(1_000);
    assertThat(outcome.rowErrors().getLast().line()).isEqualTo(1_001);
  }

  @Test
  void aDryRunOnlyTells() {
    ImportOutcome outcome =
        (ImportOutcome)
            api.answer(
                "Mutation.importOrganizations",
                input(
                    Map.of("fileName", "f", "content", "code,name\n11,甲\n12,乙\n", "dryRun", true)));
    assertThat(outcome.applied()).isFalse();
    assertThat(outcome.created()).isEqualTo(2);
    assertThat(outcome.errors()).isEmpty();
    assertThat(store.changes().head()).isZero();
  }

  @Test
  void aWholeCountryIsImportedAndImportedAgainWithoutChange() {
    List<String> files = Trees.LARGE.files();
    assertThat(Trees.LARGE.rows()).isBetween(44_700, 50_000);
    for (String file : files) {
      assertThat(staged(file.getBytes(StandardCharsets.UTF_8)).errors()).isEmpty();
    }
    assertThat(organizations.page(OrganizationFilter.ALL, page()).totalCount())
        .isEqualTo(Trees.LARGE.rows());
    long head = store.changes().head();
    for (String file : files) {
      ImportOutcome again = imported(file);
      assertThat(again.unchanged()).isEqualTo(again.rows());
    }
    assertThat(store.changes().head()).isEqualTo(head);
    assertThat(store.changes().verify().brokenAt()).isEmpty();
  }

  @Test
  void aFileInPartsIsTakenUpAgainWhereItBrokeOff() {
    byte[] file = Trees.SMALL.provincesFile().getBytes(StandardCharsets.UTF_8);
    StagedImport begun = start(file);
    append(begun, 0, file, 0, 5);
    assertThat(complete(begun).errors())
        .extracting(Refusal::code)
        .containsExactly("IMPORT_INCOMPLETE");
    StagedImport resumed = start(file);
    assertThat(resumed.id()).isEqualTo(begun.id());
    assertThat(resumed.receivedBytes()).isEqualTo(5);
    append(resumed, 5, file, 5, file.length);
    ImportOutcome outcome = complete(resumed);
    assertThat(outcome.applied()).isTrue();
    assertThat(outcome.created()).isEqualTo(2);
    StagedImport done = find(begun.id()).orElseThrow();
    assertThat(done.state()).isEqualTo(StagedImport.State.COMPLETED);
    assertThat(complete(begun)).isEqualTo(outcome);
    assertThat(parts()).isZero();
    assertThat(start(file).id()).isNotEqualTo(begun.id());
  }

  @Test
  void partsSurviveARestart() {
    byte[] file = Trees.SMALL.provincesFile().getBytes(StandardCharsets.UTF_8);
    append(start(file), 0, file, 0, 7);
    reopen();
    StagedImport resumed = start(file);
    assertThat(resumed.receivedBytes()).isEqualTo(7);
    append(resumed, 7, file, 7, file.length);
    assertThat(complete(resumed).applied()).isTrue();
  }

  @Test
  void whatDoesNotFitAnImportIsRefused() {
    byte[] file = Trees.SMALL.provincesFile().getBytes(StandardCharsets.UTF_8);
    StagedImport begun = start(file);
    assertThat(refusal(begun.id(), 1, encoded(file, 0, 3))).isEqualTo("IMPORT_OFFSET_WRONG");
    assertThat(refusal(begun.id(), 0, "%%%")).isEqualTo("IMPORT_PART_INVALID");
    assertThat(refusal(begun.id(), 0, "")).isEqualTo("IMPORT_PART_INVALID");
    assertThat(refusal(begun.id(), 0, encoded(new byte[file.length + 1], 0, file.length + 1)))
        .isEqualTo("IMPORT_TOO_LARGE");
    assertThat(refusal(begun.id(), 0, encoded(new byte[1_048_577], 0, 1_048_577)))
        .isEqualTo("IMPORT_TOO_LARGE");
    assertThat(refusal("nobody", 0, encoded(file, 0, 3))).isEqualTo("IMPORT_NOT_FOUND");
    append(begun, 0, file, 0, file.length);
    complete(begun);
    assertThat(refusal(begun.id(), 0, encoded(file, 0, 3))).isEqualTo("IMPORT_COMPLETED");
    assertThat(startRefusal("0".repeat(64), 268_435_457)).isEqualTo("IMPORT_TOO_LARGE");
    assertThat(startRefusal("xyz", 1)).isEqualTo("IMPORT_PART_INVALID");
  }

  @Test
  void aFileThatIsNotTheAnnouncedOneHasToBeSentAgain() {
    byte[] file = "code,name\n11,甲\n".getBytes(StandardCharsets.UTF_8);
    StagedImport begun = start(file);
    byte[] other = "code,name\n12,甲\n".getBytes(StandardCharsets.UTF_8);
    append(begun, 0, other, 0, other.length);
    assertThat(complete(begun).errors())
        .extracting(Refusal::code)
        .containsExactly("IMPORT_DIGEST_WRONG");
    assertThat(find(begun.id()).orElseThrow().receivedBytes()).isZero();
    append(begun, 0, file, 0, file.length);
    assertThat(complete(begun).applied()).isTrue();
  }

  @Test
  void aFileInGb18030IsReadLikeOneInUtf8() {
    ImportOutcome outcome = staged("code,name,level\nA,砚川镇,TOWNSHIP\n".getBytes(GB18030));
    assertThat(outcome.applied()).isTrue();
    assertThat(organization("A").name()).isEqualTo("砚川镇");
  }

  @Test
  void bytesThatAreNoTextAreRefused() {
    byte[] noText = {'c', 'o', 'd', 'e', (byte) 0xFF, (byte) 0xFF, '\n'};
    assertThat(staged(noText).errors())
        .extracting(Refusal::code)
        .containsExactly("IMPORT_FILE_INVALID");
  }

  @Test
  void anImportThatNobodyGoesOnWithIsDroppedAfterSevenDays() {
    byte[] old = "code,name\n11,甲\n".getBytes(StandardCharsets.UTF_8);
    byte[] another = "code,name\n12,甲\n".getBytes(StandardCharsets.UTF_8);
    StagedImport begun = start(old);
    append(begun, 0, old, 0, 4);
    clock.advance(Duration.ofDays(7));
    start(another);
    assertThat(find(begun.id())).isPresent();
    clock.advance(Duration.ofMinutes(1));
    start(another);
    assertThat(find(begun.id())).isEmpty();
    assertThat(parts()).isZero();
  }

  @Test
  void anImportWithWrongRowsMayBeCompletedOnceTheirSuperiorsAreThere() {
    StagedImport cities = sent(Trees.SMALL.citiesFile());
    ImportOutcome outcome = complete(cities);
    assertThat(outcome.badRows()).isEqualTo(4);
    assertThat(outcome.rowErrors())
        .extracting(error -> error.column().orElseThrow())
        .containsOnly("provinceCode");
    imported(Trees.SMALL.provincesFile());
    assertThat(complete(cities).applied()).isTrue();
  }

  @Test
  void aDryRunMayAssumeThatOtherImportsWereCarriedOutBefore() {
    List<StagedImport> sent = Trees.SMALL.files().stream().map(this::sent).toList();
    List<String> before = new ArrayList<>();
    for (StagedImport one : sent) {
      ImportOutcome outcome = tryOut(one, before);
      assertThat(outcome.errors()).isEmpty();
      assertThat(outcome.created()).isEqualTo(outcome.rows());
      before.add(one.id());
    }
    assertThat(tryOut(sent.getLast(), List.of()).badRows()).isPositive();
    sent.forEach(one -> assertThat(complete(one).applied()).isTrue());
    assertThat(tryOut(sent.getLast(), before).applied()).isTrue();
  }

  @Test
  void anImportThatIsCompletedAgainTellsItsReportAgain() {
    StagedImport provinces = sent(Trees.SMALL.provincesFile());
    StagedImport cities = sent(Trees.SMALL.citiesFile());
    assertThat(reported(cities, false).report().orElseThrow().applied()).isFalse();
    ImportReport report = reported(provinces, false).report().orElseThrow();
    assertThat(complete(provinces).report()).contains(report);
    assertThat(reported(provinces, true).report()).contains(report);
    assertThat(complete(cities).report()).isEmpty();
    assertThat(complete(cities).report()).isEmpty();
  }

  private ImportOutcome reported(StagedImport staged, boolean dryRun) {
    return (ImportOutcome)
        api.answer(
            "Mutation.completeOrganizationImport",
            input(Map.of("importId", staged.id(), "dryRun", dryRun, "report", true)));
  }

  private void reopen() {
    reopenStore();
    openApi();
  }

  private Organization organization(String code) {
    return organizations.find(code).orElseThrow();
  }

  private static PageRequest page() {
    return new PageRequest(1, Optional.empty());
  }

  private int parts() {
    return store.read(
        handle ->
            handle
                .createQuery("SELECT COUNT(*) FROM organization_import_part")
                .mapTo(Integer.class)
                .one());
  }

  private ImportOutcome imported(String content) {
    return (ImportOutcome)
        api.answer(
            "Mutation.importOrganizations", input(Map.of("fileName", "f", "content", content)));
  }

  private void assertFileRefused(String content, String says) {
    List<Refusal> errors = imported(content).errors();
    assertThat(errors).extracting(Refusal::code).containsExactly("IMPORT_FILE_INVALID");
    assertThat(errors.getFirst().message().en()).contains(says);
  }

  /** Sends a file in parts of 100,000 bytes and carries it out. */
  private ImportOutcome staged(byte[] file) {
    return complete(sent(file));
  }

  private StagedImport sent(String file) {
    return sent(file.getBytes(StandardCharsets.UTF_8));
  }

  private StagedImport sent(byte[] file) {
    StagedImport staged = start(file);
    for (int offset = 0; offset < file.length; offset += 100_000) {
      append(staged, offset, file, offset, Math.min(file.length, offset + 100_000));
    }
    return staged;
  }

  private StagedImport start(byte[] file) {
    StagePayload payload =
        (StagePayload)
            api.answer(
                "Mutation.startOrganizationImport",
                input(Map.of("fileName", "f", "sha256", sha256(file), "totalBytes", file.length)));
    assertThat(payload.errors()).isEmpty();
    return payload.organizationImport().orElseThrow();
  }

  private String startRefusal(String sha256, int totalBytes) {
    return code(
        (StagePayload)
            api.answer(
                "Mutation.startOrganizationImport",
                input(Map.of("fileName", "f", "sha256", sha256, "totalBytes", totalBytes))));
  }

  private void append(StagedImport to, int offset, byte[] file, int from, int end) {
    StagePayload payload = appended(to.id(), offset, encoded(file, from, end));
    assertThat(payload.errors()).isEmpty();
    assertThat(payload.organizationImport().orElseThrow().receivedBytes()).isEqualTo(end);
  }

  private String refusal(String id, int offset, String content) {
    return code(appended(id, offset, content));
  }

  private static String code(StagePayload payload) {
    assertThat(payload.organizationImport()).isEmpty();
    return payload.errors().getFirst().code();
  }

  private StagePayload appended(String id, int offset, String content) {
    return (StagePayload)
        api.answer(
            "Mutation.appendOrganizationImport",
            input(Map.of("importId", id, "offset", offset, "content", content)));
  }

  private ImportOutcome complete(StagedImport staged) {
    return (ImportOutcome)
        api.answer("Mutation.completeOrganizationImport", input(Map.of("importId", staged.id())));
  }

  private ImportOutcome tryOut(StagedImport staged, List<String> assuming) {
    return (ImportOutcome)
        api.answer(
            "Mutation.completeOrganizationImport",
            input(
                Map.of(
                    "importId", staged.id(), "dryRun", true, "assuming", List.copyOf(assuming))));
  }

  private Optional<StagedImport> find(String id) {
    return api.optional("Query.organizationImport", FakeField.asking("id", id), StagedImport.class);
  }

  private static FakeField input(Map<String, Object> input) {
    return FakeField.asking("input", new HashMap<>(input));
  }

  private static String encoded(byte[] file, int from, int end) {
    return Base64.getEncoder().encodeToString(Arrays.copyOfRange(file, from, end));
  }

  private static String sha256(byte[] file) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
