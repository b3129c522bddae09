package org.exemplar.campaigns.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.exemplar.campaigns.Visibility;
import org.exemplar.campaigns.internal.extraction.DocxFile;
import org.exemplar.spi.Language;
import org.exemplar.spi.schema.Connection;
import org.exemplar.spi.schema.FieldContext;
import org.exemplar.spi.schema.Refusal;
import org.exemplar.testkit.FakeField;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class PolicyDocumentFetchersTest extends WithPolicyDocuments {
  private PolicyDocumentFetchers fetchers;

  @Override
  protected Map<String, String> properties() {
    return sqlite();
  }

  @BeforeEach
  void makeFetchers() {
    fetchers = new PolicyDocumentFetchers(documents, plugins);
  }

  @Test
  void anImportedDocumentCanBeAskedForByItsId() {
    DocumentView view = imported(Samples.FORWARDING, false);

    assertThat(fetch("Query.policyDocument", FakeField.asking("id", view.id()))).isEqualTo(view);
    assertThat(fetch("Query.policyDocument", FakeField.asking("id", "nonsense"))).isNull();
    assertThat(load("PolicyDocument", List.of(view.document().key(), "gone")))
        .isEqualTo(Map.of(view.document().key(), view));
  }

  @Test
  void theOutlineIsATree() {
    DocumentView view = imported(Samples.PLAN, false);

    List<ClauseView> top = clauses(view);

    assertThat(top).extracting(ClauseView::anchor).containsExactly("p1", "1", "2", "3");
    assertThat(top.get(2).children()).extracting(ClauseView::anchor).containsExactly("2.1", "2.2");
    assertThat(batch("PolicyDocument.clause", FakeField.of(view).with("anchor", "2.2")))
        .isEqualTo(top.get(2).children().get(1));
    assertThat(batch("PolicyDocument.clause", FakeField.of(view).with("anchor", "9"))).isNull();
    assertThat(batch("Clause.document", FakeField.of(top.get(0)))).isEqualTo(view);
  }

  @Test
  void nestedAndOuterDocumentsLeadToEachOther() {
    DocumentView outer = imported(Samples.FORWARDING, false);

    List<?> nested =
        (List<?>) Objects.requireNonNull(batch("PolicyDocument.nested", FakeField.of(outer)));

    assertThat(nested).hasSize(1);
    assertThat(batch("PolicyDocument.outer", FakeField.of(nested.getFirst()))).isEqualTo(outer);
    assertThat(batch("PolicyDocument.outer", FakeField.of(outer))).isNull();
  }

  @Test
  void aReferenceLeadsToTheDocumentAndBack() {
    DocumentView outer = imported(Samples.FORWARDING, false);
    DocumentView nested = nested(outer);
    DocumentView.Reference issued =
        outer.references().stream()
            .filter(reference -> reference.kind().equals("PRINTS_AND_ISSUES"))
            .findFirst()
            .orElseThrow();

    assertThat(batch("DocumentReference.document", FakeField.of(issued))).isEqualTo(nested);
    assertThat(batch("PolicyDocument.referredToBy", FakeField.of(nested)))
        .isEqualTo(List.of(new DocumentView.Mention("PRINTS_AND_ISSUES", outer)));
    assertThat(batch("PolicyDocument.referredToBy", FakeField.of(outer))).isEqualTo(List.of());
  }

  @Test
  void aDocumentThatMayNotBeReadIsNoEndOfAReference() {
    DocumentView outer = imported(Samples.FORWARDING, false);
    String key = nested(outer).document().key();
    Set<Visibility> nothing = Set.of(Visibility.INTERNAL);

    assertThat(documents.named(outer.document().references(), nothing)).isEmpty();
    assertThat(documents.mentionsOf(List.of(key), nothing)).isEmpty();
    assertThat(documents.mentionsOf(List.of(key), Set.of(Visibility.PUBLIC))).containsOnlyKeys(key);
  }

  @Test
  void whatIsNotKeptHasNoEndsOfReferences() {
    DocumentView outer = imported(Samples.FORWARDING, true);

    assertThat(batch("DocumentReference.document", FakeField.of(outer.references().getFirst())))
        .isNull();
    assertThat(batch("PolicyDocument.referredToBy", FakeField.of(outer))).isEqualTo(List.of());
  }

  @Test
  void aClauseTellsTheCriteriaThatComeFromIt() {
    plugins.install(List.of(TestPlugins.withCriteria("青发〔2025〕7号", "B#2.1")));
    DocumentView view = imported(Samples.PLAN, false);
    List<ClauseView> main = clauses(view).get(2).children();

    assertThat(batch("Clause.criteria", FakeField.of(main.getFirst())))
        .asInstanceOf(InstanceOfAssertFactories.list(ClauseCriteria.Found.class))
        .extracting(found -> found.set().plugin() + " " + found.item().code())
        .containsExactly("judge S.D1.01");
    assertThat(batch("Clause.criteria", FakeField.of(main.getLast()))).isEqualTo(List.of());
  }

  private DocumentView nested(DocumentView outer) {
    List<?> nested =
        (List<?>) Objects.requireNonNull(batch("PolicyDocument.nested", FakeField.of(outer)));
    return (DocumentView) nested.getFirst();
  }

  @Test
  void clausesAreFoundByTheKeysThatSearchGives() {
    DocumentView view = imported(Samples.PLAN, false);
    String key = view.document().key() + "#2.1";

    Map<String, ?> found = load("Clause", List.of(key, view.document().key(), "gone#1"));

    assertThat(found).containsOnlyKeys(key);
    assertThat(found.get(key)).extracting("anchor").isEqualTo("2.1");
  }

  @Test
  void aDryRunShowsTheWholeDocumentWithoutKeepingIt() {
    DocumentView outer = imported(Samples.FORWARDING, true);

    List<?> nested =
        (List<?>) Objects.requireNonNull(batch("PolicyDocument.nested", FakeField.of(outer)));

    assertThat(nested).hasSize(1);
    assertThat(clauses((DocumentView) nested.getFirst())).isNotEmpty();
    assertThat(batch("Clause.document", FakeField.of(clauses(outer).getFirst()))).isEqualTo(outer);
    assertThat(fetch("Query.policyDocument", FakeField.asking("id", outer.id()))).isNull();
  }

  @Test
  void onlyTheFirstImportOfAFileIsApplied() {
    assertThat(read(Samples.utf8(Samples.PLAN), true).applied()).isFalse();
    assertThat(read(Samples.utf8(Samples.PLAN), false).applied()).isTrue();
    ImportPayload again = read(Samples.utf8(Samples.PLAN), false);
    assertThat(again.applied()).isFalse();
    assertThat(again.policyDocument()).isPresent();
    assertThat(again.errors()).isEmpty();
  }

  @Test
  void refusalsAreErrorsOfThePayload() {
    assertThat(errors("not base64!")).containsExactly("DOCUMENT_UNREADABLE");
    assertThat(errors("A".repeat(8 * 1024 * 1024))).containsExactly("DOCUMENT_TOO_LARGE");
    byte[] picture = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0};
    assertThat(errors(Base64.getEncoder().encodeToString(picture)))
        .containsExactly("DOCUMENT_TYPE_UNSUPPORTED");
  }

  @Test
  void wordFilesComeThroughTheMutation() {
    byte[] file = new DocxFile().paragraph("青禾县委关于创建工作的通知").paragraph("各乡镇：").bytes();

    assertThat(read(file, false).policyDocument()).isPresent();
  }

  @Test
  void doubtsSpeakTheLanguageThatIsAskedFor() {
    DocumentView view = imported(Samples.PLAN, false);

    assertThat(view.doubts())
        .filteredOn(doubt -> doubt.code().equals("TYPO_SUSPECTED"))
        .singleElement()
        .satisfies(
            doubt -> {
              assertThat(doubt.message().in(Language.ZH)).contains("疑似错别字");
              assertThat(doubt.message().in(Language.EN)).contains("Possible typo");
            });
  }

  @Test
  void aPageShowsOutermostDocumentsOnly() {
    DocumentView outer = imported(Samples.FORWARDING, false);

    Connection<?> page =
        (Connection<?>)
            Objects.requireNonNull(fetch("Query.policyDocuments", FakeField.of(Map.of())));

    assertThat(page.nodes()).hasSize(1).first().isEqualTo(outer);
  }

  private DocumentView imported(String text, boolean dryRun) {
    return read(Samples.utf8(text), dryRun).policyDocument().orElseThrow();
  }

  private ImportPayload read(byte[] content, boolean dryRun) {
    return mutation(Base64.getEncoder().encodeToString(content), dryRun);
  }

  private ImportPayload mutation(String base64, boolean dryRun) {
    Map<String, Object> input =
        Map.of("fileName", "file", "content", base64, "dryRun", dryRun, "visibility", "PUBLIC");
    return (ImportPayload)
        Objects.requireNonNull(
            fetch("Mutation.importPolicyDocument", FakeField.asking("input", input)));
  }

  private List<String> errors(String base64) {
    return mutation(base64, false).errors().stream().map(Refusal::code).toList();
  }

  private List<ClauseView> clauses(DocumentView view) {
    List<?> clauses =
        (List<?>) Objects.requireNonNull(batch("PolicyDocument.clauses", FakeField.of(view)));
    return clauses.stream().map(ClauseView.class::cast).toList();
  }

  private Map<String, ?> load(String type, List<String> keys) {
    return Objects.requireNonNull(fetchers.nodes().get(type)).load(keys, FakeField.TESTER);
  }

  private @Nullable Object fetch(String field, FieldContext context) {
    return Objects.requireNonNull(fetchers.fetchers().get(field)).fetch(context);
  }

  private @Nullable Object batch(String field, FieldContext context) {
    return Objects.requireNonNull(fetchers.batchFetchers().get(field))
        .fetch(List.of(context))
        .getFirst();
  }
}
