package org.exemplar.campaigns.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.exemplar.testkit.FakeField.TESTER;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import org.exemplar.campaigns.Doubt;
import org.exemplar.campaigns.Genre;
import org.exemplar.campaigns.PolicyClause;
import org.exemplar.campaigns.PolicyDocument;
import org.exemplar.campaigns.PolicyDocuments;
import org.exemplar.campaigns.PolicyImport;
import org.exemplar.campaigns.Visibility;
import org.exemplar.campaigns.internal.extraction.DocFile;
import org.exemplar.campaigns.internal.extraction.DocxFile;
import org.exemplar.campaigns.internal.extraction.PdfFile;
import org.exemplar.search.DocumentSource;
import org.exemplar.spi.identity.Caller;
import org.exemplar.spi.schema.Connection;
import org.exemplar.spi.schema.PageRequest;
import org.exemplar.store.Change;
import org.exemplar.store.ChangeKind;
import org.exemplar.testing.PageWalk;
import org.junit.jupiter.api.Test;

abstract class PolicyDocumentsContract extends WithPolicyDocuments {

  @Test
  void whatADocumentSaysOfItselfIsKept() {
    PolicyDocument document = kept(Samples.utf8(Samples.PLAN));

    assertThat(documents.byKeys(List.of(document.key()), Visibility.ALL)).containsValue(document);
    assertThat(document.title()).contains("中共青禾县委关于开展示范点创建工作的实施意见");
    assertThat(document.number()).contains("青发〔2025〕7号");
    assertThat(document.issuers()).containsExactly("中共青禾县委");
    assertThat(document.date()).contains(LocalDate.of(2025, 3, 6));
    assertThat(document.genre()).contains(Genre.IMPLEMENTATION_OPINION);
    assertThat(document.keywords()).containsExactly("示范点", "创建", "意见");
    assertThat(document.recipients()).containsExactly("各乡镇党委", "县直各单位党组织");
    assertThat(document.copiesTo()).containsExactly("县人大常委会", "县政协");
    assertThat(document.printedCopies()).isEqualTo(OptionalInt.of(120));
    assertThat(document.fileName()).isEqualTo("plan.txt");
    assertThat(document.importedAt()).isEqualTo(NOW);
  }

  @Test
  void clausesAreKeptInTheOrderOfTheDocument() {
    PolicyDocument document = kept(Samples.utf8(Samples.PLAN));

    List<PolicyClause> clauses = clauses(document);
    assertThat(clauses)
        .extracting(clause -> clause.anchor().value())
        .containsExactly("p1", "1", "1.p1", "2", "2.1", "2.2", "3", "3.p1");
    assertThat(clauses.get(4).heading()).contains("先行先试");
    assertThat(clauses.get(4).label()).contains("（一）");
    assertThat(clauses.get(4).text()).contains("每个乡镇选择两个村。");
    assertThat(clauses.get(4).level()).isEqualTo(2);
  }

  @Test
  void theSameFileTwiceChangesNothing() {
    PolicyDocument first = kept(Samples.utf8(Samples.PLAN));
    int changes = changes().size();

    PolicyImport again =
        documents.read("other.txt", Samples.utf8(Samples.PLAN), false, Visibility.PUBLIC, TESTER);

    assertThat(again).isEqualTo(new PolicyImport.KnownAlready(first));
    assertThat(changes()).hasSize(changes);
    assertThat(documents.page(page(10), Visibility.ALL).totalCount()).isEqualTo(1);
  }

  @Test
  void theSameTextInAnotherCharsetOrLayoutOfLinesIsTheSameDocument() {
    PolicyDocument first = kept(Samples.utf8(Samples.PLAN));
    String text = Samples.PLAN;

    for (byte[] again :
        List.of(
            Samples.gb18030(text),
            Samples.utf8(text.replace("\n", "\r\n")),
            Samples.utf8("\uFEFF" + text),
            Samples.utf8(text.replace("\n", " \u3000\n") + "\n\n"))) {
      assertThat(documents.read("again.txt", again, false, Visibility.PUBLIC, TESTER))
          .isEqualTo(new PolicyImport.KnownAlready(first));
      assertThat(documents.read("again.txt", again, true, Visibility.PUBLIC, TESTER))
          .isEqualTo(new PolicyImport.KnownAlready(first));
    }
    assertThat(documents.keys()).hasSize(1);
    assertThat(storedFiles()).hasSize(1);
  }

  @Test
  void anotherTextUnderTheSameNumberAndIssuerIsReported() {
    PolicyDocument first = kept(Samples.utf8(Samples.PLAN));
    String corrected = Samples.PLAN.replace("每个乡镇选择两个村", "每个乡镇选择三个村");
    PolicyDocument second = kept(Samples.utf8(corrected));
    PolicyDocument other =
        kept(Samples.utf8(corrected.replace("中共青禾县委", "中共砚溪县委").replace("青禾县委员会文件", "砚溪县委员会文件")));

    assertThat(codes(first)).doesNotContain("NUMBER_KEPT_BEFORE");
    assertThat(second.doubts().getFirst().code()).isEqualTo("NUMBER_KEPT_BEFORE");
    assertThat(second.doubts().getFirst().message()).contains("青发〔2025〕7号", "plan.txt");
    assertThat(codes(other)).doesNotContain("NUMBER_KEPT_BEFORE");
  }

  @Test
  void aDryRunTellsOfTheSameNumberToo() {
    kept(Samples.utf8(Samples.PLAN));
    byte[] corrected = Samples.utf8(Samples.PLAN.replace("两个村", "三个村"));

    assertThat(documents.read("plan.txt", corrected, true, Visibility.PUBLIC, TESTER))
        .isInstanceOfSatisfying(
            PolicyImport.Previewed.class,
            previewed ->
                assertThat(codes(previewed.tree().outermost())).contains("NUMBER_KEPT_BEFORE"));
  }

  @Test
  void theNameOfAFileIsNoPath() {
    byte[] content = Samples.utf8(Samples.PLAN);

    for (String name :
        List.of(
            "../../etc/x",
            "a\\b.txt",
            "a\u0007.txt",
            "a\n.txt",
            "a\u202Etxt.exe",
            "a".repeat(256))) {
      PolicyImport outcome = documents.read(name, content, false, Visibility.PUBLIC, TESTER);
      assertThat(outcome)
          .isInstanceOfSatisfying(
              PolicyImport.Refused.class,
              refused -> {
                assertThat(refused.refusal().code()).isEqualTo("FILE_NAME_INVALID");
                assertThat(refused.refusal().path()).containsExactly("input", "fileName");
              });
    }
    assertThat(documents.keys()).isEmpty();
    assertThat(documents.read("文".repeat(255), content, false, Visibility.PUBLIC, TESTER))
        .isInstanceOf(PolicyImport.Kept.class);
  }

  @Test
  void gb18030IsReadLikeUtf8() {
    PolicyDocument document = kept(Samples.gb18030(Samples.PLAN));

    assertThat(document.title()).contains("中共青禾县委关于开展示范点创建工作的实施意见");
  }

  @Test
  void aDocumentInsideAnotherStandsUnderIt() {
    PolicyDocument outer = kept(Samples.utf8(Samples.FORWARDING));

    List<PolicyDocument> nested =
        documents
            .nestedIn(List.of(outer.key()), Visibility.ALL)
            .getOrDefault(outer.key(), List.of());
    assertThat(nested)
        .singleElement()
        .satisfies(
            inner -> {
              assertThat(inner.key()).isEqualTo(outer.key() + "-1");
              assertThat(inner.outerKey()).contains(outer.key());
              assertThat(inner.title()).contains("示范点创建实施方案");
              assertThat(clauses(inner))
                  .extracting(clause -> clause.anchor().value())
                  .contains("p1", "1", "2", "2.1", "2.2");
            });
    assertThat(documents.page(page(10), Visibility.ALL).nodes()).containsExactly(outer);
    assertThat(documents.keys()).containsExactly(outer.key(), outer.key() + "-1");
  }

  @Test
  void everyDocumentHasOneEntryInTheChangeLog() {
    PolicyDocument outer = kept(Samples.utf8(Samples.FORWARDING));

    assertThat(changes())
        .extracting(Change::kind, Change::subjectType, Change::subjectKey, Change::actor)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                ChangeKind.CREATED, "PolicyDocument", outer.key(), "tester"),
            org.assertj.core.groups.Tuple.tuple(
                ChangeKind.CREATED, "PolicyDocument", outer.key() + "-1", "tester"));
    assertThat(changes())
        .allSatisfy(
            entry ->
                assertThat(entry.payload())
                    .startsWith("{\"after\":{")
                    .contains("\"issuers\":[", "\"sha256\":\""));
  }

  @Test
  void whoTypedAndWhoProofreadIsStoredNowhere() {
    kept(Samples.utf8(Samples.PLAN));

    assertThat(everythingStored()).doesNotContain("林小满").doesNotContain("孟长河");
    assertThat(storedFiles()).singleElement().asString().contains("注重实效");
  }

  @Test
  void typosThatAGlossaryKnowsAreReportedAndNotCorrected() {
    PolicyDocument document = kept(Samples.utf8(Samples.PLAN));

    assertThat(document.doubts()).extracting(Doubt::code).contains("TYPO_SUSPECTED");
    assertThat(clauses(document).get(2).text()).contains("依岗承若");
  }

  @Test
  void whatOneLocalityHoldsForATypoIsNoneInADocumentOfNobodyKnowsWhere() {
    assertThat(kept(Samples.utf8(Samples.PLAN)).doubts())
        .filteredOn(doubt -> doubt.code().equals("TYPO_SUSPECTED"))
        .hasSize(1);
  }

  @Test
  void wordAndPdfFilesAreReadLikeText() {
    DocxFile docx = new DocxFile();
    DocFile doc = new DocFile();
    PdfFile pdf = new PdfFile();
    Samples.PLAN
        .lines()
        .filter(line -> !line.isBlank())
        .forEach(
            line -> {
              docx.paragraph(line);
              doc.paragraph(line);
              pdf.line(line);
            });
    PolicyDocument text = kept(Samples.utf8(Samples.PLAN));

    for (byte[] file : List.of(docx.bytes(), doc.bytes(), pdf.bytes())) {
      PolicyDocument document = kept(file);
      assertThat(document.title()).isEqualTo(text.title());
      assertThat(document.number()).isEqualTo(text.number());
      assertThat(document.date()).isEqualTo(text.date());
      assertThat(document.keywords()).isEqualTo(text.keywords());
      assertThat(clauses(document))
          .extracting(clause -> clause.anchor() + " " + clause.text())
          .containsExactlyElementsOf(
              clauses(text).stream().map(clause -> clause.anchor() + " " + clause.text()).toList());
    }
    assertThat(everythingStored()).doesNotContain("林小满").doesNotContain("孟长河");
  }

  @Test
  void aDryRunKeepsNothing() {
    PolicyImport outcome =
        documents.read(
            "plan.txt", Samples.utf8(Samples.FORWARDING), true, Visibility.PUBLIC, TESTER);

    assertThat(outcome)
        .isInstanceOfSatisfying(
            PolicyImport.Previewed.class,
            previewed -> assertThat(previewed.tree().documents()).hasSize(2));
    assertThat(documents.keys()).isEmpty();
    assertThat(changes()).isEmpty();
  }

  @Test
  void aFileThatIsTooLargeIsRefused() {
    byte[] large = new byte[PolicyDocuments.MAX_BYTES + 1];

    assertThat(refusal(large)).isEqualTo("DOCUMENT_TOO_LARGE");
  }

  @Test
  void aFileOfAnotherKindIsRefused() {
    byte[] picture = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 13};

    assertThat(refusal(picture)).isEqualTo("DOCUMENT_TYPE_UNSUPPORTED");
  }

  @Test
  void aFileWithoutChineseIsRefused() {
    assertThat(refusal(Samples.utf8("Nothing to see here."))).isEqualTo("DOCUMENT_UNREADABLE");
    assertThat(refusal(new byte[0])).isEqualTo("DOCUMENT_UNREADABLE");
  }

  @Test
  void pagesFollowTheOrderOfImport() {
    PolicyDocument first = kept(Samples.utf8(Samples.PLAN));
    PolicyDocument second = kept(Samples.utf8(Samples.FORWARDING));
    PolicyDocument third = kept(Samples.utf8(Samples.PLAN.replace("7号", "8号")));

    Connection<PolicyDocument> page = documents.page(page(2), Visibility.ALL);
    assertThat(page.nodes()).containsExactly(first, second);
    assertThat(page.hasNextPage()).isTrue();
    Connection<PolicyDocument> rest =
        documents.page(new PageRequest(2, Optional.of(second.key())), Visibility.ALL);
    assertThat(rest.nodes()).containsExactly(third);
    assertThat(rest.hasNextPage()).isFalse();
    assertThat(rest.totalCount()).isEqualTo(3);
  }

  @Test
  void documentsArePagedBothWays() {
    Iterator<Integer> numbers = IntStream.iterate(10, n -> n + 1).iterator();
    Runnable addition =
        () -> {
          for (int n = 0; n < 6; n++) {
            kept(Samples.utf8(Samples.PLAN.replace("7号", numbers.next() + "号")));
          }
        };
    kept(Samples.utf8(Samples.FORWARDING));
    addition.run();
    PageWalk.check(field -> documents.page(PageRequest.of(field), Visibility.ALL), addition);
  }

  @Test
  void searchGetsEveryClauseWithWhatItsDocumentSays() {
    PolicyDocument document = kept(Samples.utf8(Samples.PLAN));
    ClauseDocuments source = new ClauseDocuments(documents);
    String key = document.key() + "#2.1";

    Map<String, Map<String, Object>> scanned = new java.util.LinkedHashMap<>();
    source.scan(scanned::put);

    assertThat(source.count()).hasValue(8);
    assertThat(scanned).hasSize(8).containsKey(key);
    assertThat(source.load(List.of(key, "gone#1"))).containsOnlyKeys(key);
    assertThat(source.load(List.of(key)).get(key))
        .isEqualTo(scanned.get(key))
        .containsEntry("documentNumber", "青发〔2025〕7号")
        .containsEntry("issuers", List.of("中共青禾县委"))
        .containsEntry("genre", "实施意见")
        .containsEntry("year", "2025")
        .containsEntry("date", LocalDate.of(2025, 3, 6))
        .containsEntry("anchor", "2.1")
        .containsEntry("heading", "先行先试")
        .containsEntry("level", 2);
    assertThat(source.touchedBy(changes().getFirst())).isEqualTo(scanned.keySet());
  }

  @Test
  void aDocumentWithoutADayIsOfTheYearOfItsOuterOne() {
    PolicyDocument outer = kept(Samples.utf8(Samples.FORWARDING));
    String key = outer.key() + "-1#1";

    assertThat(new ClauseDocuments(documents).load(List.of(key)).get(key))
        .containsEntry("year", "2025")
        .doesNotContainKey("date");
  }

  @Test
  void an_internal_document_is_there_for_who_may_read_it_with_all_inside_it() {
    PolicyDocument open = kept(Samples.utf8(Samples.PLAN));
    PolicyImport outcome =
        documents.read(
            "inside.txt", Samples.utf8(Samples.FORWARDING), false, Visibility.INTERNAL, TESTER);
    PolicyDocument closed = ((PolicyImport.Kept) outcome).document();
    List<String> keys = List.of(open.key(), closed.key(), closed.key() + "-1");
    Set<Visibility> everybody = Visibility.readableBy(Caller.anonymous());
    assertThat(Visibility.readableBy(TESTER)).isEqualTo(Visibility.ALL);
    assertThat(documents.byKeys(keys, everybody)).containsOnlyKeys(open.key());
    assertThat(documents.byKeys(keys, Visibility.ALL)).hasSize(3);
    assertThat(documents.page(page(10), everybody).nodes()).containsExactly(open);
    assertThat(documents.page(page(10), everybody).totalCount()).isEqualTo(1);
    assertThat(documents.page(page(10), Visibility.ALL).totalCount()).isEqualTo(2);
    assertThat(documents.nestedIn(keys, everybody)).isEmpty();
    assertThat(documents.clausesOf(keys, everybody)).containsOnlyKeys(open.key());
    assertThat(documents.clausesOf(keys, Visibility.ALL)).hasSize(3);
    assertThat(
            documents.read(
                "again.txt", Samples.utf8(Samples.FORWARDING), false, Visibility.PUBLIC, TESTER))
        .as("one that is kept stays as it is")
        .isEqualTo(new PolicyImport.KnownAlready(closed));
  }

  @Test
  void search_is_told_who_may_find_a_clause() {
    documents.read(
        "inside.txt", Samples.utf8(Samples.FORWARDING), false, Visibility.INTERNAL, TESTER);
    List<String> open = new ArrayList<>();
    new ClauseDocuments(documents)
        .scan(
            (key, document) -> {
              if (!"policies:read".equals(document.get(DocumentSource.AUDIENCE))) {
                open.add(key);
              }
            });
    assertThat(open).isEmpty();
    kept(Samples.utf8(Samples.PLAN));
    new ClauseDocuments(documents)
        .scan(
            (key, document) -> {
              if (document.get(DocumentSource.AUDIENCE) == null) {
                open.add(key);
              }
            });
    assertThat(open).isNotEmpty();
  }

  private PolicyDocument kept(byte[] content) {
    PolicyImport outcome = documents.read("plan.txt", content, false, Visibility.PUBLIC, TESTER);
    assertThat(outcome).isInstanceOf(PolicyImport.Kept.class);
    return ((PolicyImport.Kept) outcome).document();
  }

  private String refusal(byte[] content) {
    PolicyImport outcome = documents.read("file", content, false, Visibility.PUBLIC, TESTER);
    assertThat(outcome).isInstanceOf(PolicyImport.Refused.class);
    return ((PolicyImport.Refused) outcome).refusal().code();
  }

  private List<PolicyClause> clauses(PolicyDocument document) {
    return documents
        .clausesOf(List.of(document.key()), Visibility.ALL)
        .getOrDefault(document.key(), List.of());
  }

  private static List<String> codes(PolicyDocument document) {
    return document.doubts().stream().map(Doubt::code).toList();
  }

  private static PageRequest page(int first) {
    return new PageRequest(first, Optional.empty());
  }

  private List<String> storedFiles() {
    return store.read(
        handle -> handle.createQuery("SELECT content FROM policy_file").mapTo(String.class).list());
  }

  private String everythingStored() {
    return store.read(
        handle ->
            List.of(
                    "policy_document",
                    "policy_file",
                    "policy_clause",
                    "policy_reference",
                    "change_log")
                .stream()
                .flatMap(
                    table ->
                        handle.createQuery("SELECT * FROM " + table).mapToMap().list().stream())
                .toList()
                .toString());
  }
}
