package org.exemplar.organizations.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.exemplar.organizations.Organization;
import org.exemplar.spi.schema.Connection;
import org.exemplar.spi.schema.GlobalId;
import org.exemplar.spi.schema.PageRequest;
import org.exemplar.testkit.FakeField;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an import says of each row, where its caller asks for it. */
abstract class ImportReportsContract extends WithOrganizations {
  private static final int MANY = 2_500;

  private Api api;

  @BeforeEach
  void openApi() {
    api = new Api(new ImportFetchers(organizations, new StagedImports(store, organizations)));
  }

  @Test
  void eachRowSaysWhatBecameOfIt() {
    imported("code,name,level\nA,甲,PROVINCE\nB,乙,PROVINCE\n", false);
    ImportReport report =
        imported("code,name,level\nA,甲,PROVINCE\nC,丙,PROVINCE\n\nB,改,PROVINCE\n", false);
    assertThat(report.applied()).isTrue();
    assertThat(report.madeAt()).isEqualTo(clock.instant());
    assertThat(all(report))
        .extracting(ImportRow::line, row -> row.code().orElse(""), ImportRow::result)
        .containsExactly(
            tuple(2, "A", RowResult.UNCHANGED),
            tuple(3, "C", RowResult.CREATED),
            tuple(5, "B", RowResult.UPDATED));
    assertThat(organizations(report)).containsExactly("甲", "丙", "改");
  }

  @Test
  void aDryRunSaysWhatWouldBecomeOfEachRowAndChangesNothing() {
    ImportReport report = imported("code,name\n11,甲\n12,乙\n", true);
    assertThat(report.applied()).isFalse();
    assertThat(all(report)).extracting(ImportRow::result).containsOnly(RowResult.CREATED);
    assertThat(organizations(report)).containsOnlyNulls();
    assertThat(store.changes().head()).isZero();
  }

  @Test
  void wrongRowsAreRefusedWithAllTheirCodesAndTheOthersAreSkipped() {
    ImportReport report =
        imported(
            """
            code,name,level,type,parent
            A,甲,PROVINCE,,
            a b,乙,CITY,,
            A,丙,CITY,,
            D
            E,戊,CITY,no/such,X
            F,己,CITY,,A
            """,
            false);
    assertThat(report.applied()).isFalse();
    assertThat(all(report))
        .extracting(
            ImportRow::line, row -> row.code().orElse(""), ImportRow::result, ImportRow::errorCodes)
        .containsExactly(
            tuple(2, "A", RowResult.SKIPPED, List.of()),
            tuple(3, "", RowResult.REFUSED, List.of("CODE_INVALID")),
            tuple(4, "A", RowResult.REFUSED, List.of("CODE_DUPLICATE")),
            tuple(5, "", RowResult.REFUSED, List.of("COLUMN_COUNT")),
            tuple(6, "E", RowResult.REFUSED, List.of("TYPE_UNKNOWN", "PARENT_NOT_FOUND")),
            tuple(7, "F", RowResult.SKIPPED, List.of()));
    assertThat(organizations.find("A")).isEmpty();
  }

  @Test
  void aReportIsMadeOnlyWhereItIsAskedFor() {
    ImportOutcome outcome =
        (ImportOutcome)
            api.answer(
                "Mutation.importOrganizations",
                FakeField.asking("input", Map.of("fileName", "f", "content", "code,name\n11,甲\n")));
    assertThat(outcome.report()).isEmpty();
    assertThat(rowsOf("organization_import_report")).isZero();
  }

  @Test
  void theRowsArePagedBothWaysOverTheBoundsOfTheirParts() {
    ImportReport report = imported(many(), false);
    List<Integer> lines = IntStream.rangeClosed(2, MANY + 1).boxed().toList();
    assertThat(walked(report, "first", "after")).isEqualTo(lines);
    assertThat(walked(report, "last", "before")).isEqualTo(lines);
    Connection<ImportRow> between =
        page(report, "first", 200, "after", cursor(995), "before", cursor(1_010));
    assertThat(between.nodes()).extracting(ImportRow::line).isEqualTo(lines.subList(994, 1_008));
    assertThat(between.totalCount()).isEqualTo(MANY);
  }

  @Test
  void theRowsOfOneResultAreFoundAmongMany() {
    imported(many(), false);
    String changed = many().replace("\nX7,", "\nY,").replace("\nX2400,甲,", "\nX2400,乙,");
    ImportReport report = imported(changed, false);
    Connection<ImportRow> updated = page(report, "result", "UPDATED");
    assertThat(updated.nodes()).extracting(ImportRow::line).containsExactly(2_402);
    assertThat(updated.totalCount()).isEqualTo(1);
    assertThat(page(report, "last", 1, "result", "CREATED").nodes())
        .extracting(row -> row.code().orElseThrow())
        .containsExactly("Y");
    Connection<ImportRow> unchanged = page(report, "first", 3, "result", "UNCHANGED");
    assertThat(unchanged.totalCount()).isEqualTo(MANY - 2);
    assertThat(unchanged.hasNextPage()).isTrue();
    assertThat(page(report, "result", "REFUSED").nodes()).isEmpty();
  }

  @Test
  void aReportIsFoundByItsIdForSevenDays() {
    ImportReport report = imported("code,name\n11,甲\n", false);
    String key = GlobalId.decode(report.id()).orElseThrow().key();
    clock.advance(Duration.ofDays(7));
    imported("code,name\n12,甲\n", false);
    assertThat(api.nodes(ImportReport.TYPE, List.of(key)).get(key)).isEqualTo(report);
    clock.advance(Duration.ofMinutes(1));
    imported("code,name\n13,甲\n", true);
    assertThat(api.nodes(ImportReport.TYPE, List.of(key))).isEmpty();
    assertThat(rowsOf("organization_import_report_part")).isEqualTo(2);
  }

  private static String many() {
    StringBuilder file = new StringBuilder("code,name,level\n");
    for (int n = 0; n < MANY; n++) {
      file.append("X").append(n).append(",甲,PROVINCE\n");
    }
    return file.toString();
  }

  private ImportReport imported(String content, boolean dryRun) {
    ImportOutcome outcome =
        (ImportOutcome)
            api.answer(
                "Mutation.importOrganizations",
                FakeField.asking(
                    "input",
                    Map.of("fileName", "f", "content", content, "dryRun", dryRun, "report", true)));
    return outcome.report().orElseThrow();
  }

  private List<ImportRow> all(ImportReport report) {
    return page(report, "first", PageRequest.MAXIMUM).nodes();
  }

  @SuppressWarnings("unchecked")
  private Connection<ImportRow> page(ImportReport report, Object... arguments) {
    FakeField field = FakeField.of(report);
    for (int at = 0; at < arguments.length; at += 2) {
      field = field.with((String) arguments[at], arguments[at + 1]);
    }
    return (Connection<ImportRow>) api.answer("OrganizationImportReport.rows", field);
  }

  /** The lines of all pages in the order of the file, whichever way they are read. */
  private List<Integer> walked(ImportReport report, String size, String bound) {
    boolean backwards = size.equals("last");
    List<Integer> lines = new ArrayList<>();
    Connection<ImportRow> page = page(report, size, 170);
    while (true) {
      lines.addAll(
          backwards ? 0 : lines.size(), page.nodes().stream().map(ImportRow::line).toList());
      if (backwards ? !page.hasPreviousPage() : !page.hasNextPage()) {
        return lines;
      }
      int edge = (backwards ? page.nodes().getFirst() : page.nodes().getLast()).line();
      page = page(report, size, 170, bound, cursor(edge));
    }
  }

  private static String cursor(int line) {
    return PageRequest.cursor(Integer.toString(line));
  }

  private List<@Nullable String> organizations(ImportReport report) {
    List<@Nullable String> names = new ArrayList<>();
    api.answers(
            "OrganizationImportRow.organization",
            List.copyOf(all(report).stream().map(FakeField::of).toList()))
        .forEach(
            found ->
                names.add(
                    Optional.ofNullable(found)
                        .map(Organization.class::cast)
                        .map(Organization::name)
                        .orElse(null)));
    return names;
  }

  private int rowsOf(String table) {
    return store.read(
        handle -> handle.createQuery("SELECT COUNT(*) FROM " + table).mapTo(Integer.class).one());
  }
}
