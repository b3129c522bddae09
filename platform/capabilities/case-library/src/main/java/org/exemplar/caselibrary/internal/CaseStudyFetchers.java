package org.exemplar.caselibrary.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.exemplar.caselibrary.CaseAppendix.Author;
import org.exemplar.caselibrary.CaseDraft;
import org.exemplar.caselibrary.CaseFilter;
import org.exemplar.caselibrary.CaseState;
import org.exemplar.caselibrary.CaseSummary;
import org.exemplar.caselibrary.SaveMode;
import org.exemplar.caselibrary.SaveOutcome;
import org.exemplar.organizations.Organization;
import org.exemplar.organizations.Organizations;
import org.exemplar.spi.identity.Caller;
import org.exemplar.spi.schema.BatchFetcher;
import org.exemplar.spi.schema.Connection;
import org.exemplar.spi.schema.Fetcher;
import org.exemplar.spi.schema.FieldContext;
import org.exemplar.spi.schema.GlobalId;
import org.exemplar.spi.schema.NodeLoader;
import org.exemplar.spi.schema.PageRequest;
import org.exemplar.spi.schema.SchemaContribution;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Answers the fields of {@code cases.graphqls}. */
@Component
public final class CaseStudyFetchers implements SchemaContribution {
  private final StoredCaseStudies cases;
  private final Organizations organizations;

  @Activate
  public CaseStudyFetchers(
      @Reference StoredCaseStudies cases, @Reference Organizations organizations) {
    this.cases = cases;
    this.organizations = organizations;
  }

  @Override
  public Map<String, Fetcher> fetchers() {
    return Map.of(
        "Query.caseStudy", this::caseStudy,
        "Query.caseStudies", this::caseStudies,
        "Mutation.saveCaseStudies", this::save,
        "CaseStudy.authors",
            field -> field.source(CaseView.class).content().get().appendix().authors());
  }

  @Override
  public Map<String, BatchFetcher> batchFetchers() {
    return Map.of(
        "CaseStudy.organization",
        fields -> organizations(fields, CaseView.class, view -> view.summary().organizationCode()),
        "CaseAuthor.organization",
        fields -> organizations(fields, Author.class, Author::organizationCode),
        "CaseStudyTransition.organization",
        fields ->
            organizations(
                fields, CaseHistory.Step.class, step -> step.transition().organizationCode()),
        "CaseStudy.history",
        new CaseHistory(cases)::of,
        "CaseStudy.clauses",
        this::clausesOf);
  }

  @Override
  public Map<String, NodeLoader> nodes() {
    return Map.of(CaseView.TYPE, this::load);
  }

  @Override
  public Map<Class<?>, String> types() {
    return Map.of(CaseView.class, CaseView.TYPE);
  }

  private @Nullable Object caseStudy(FieldContext field) {
    Optional<String> byId =
        field
            .argument("id", String.class)
            .flatMap(GlobalId::decode)
            .filter(id -> id.type().equals(CaseView.TYPE))
            .map(GlobalId::key);
    boolean named = field.argument("id", String.class).isPresent();
    Optional<String> byKey = field.argument("key", String.class);
    return (named ? byId.filter(key -> byKey.orElse(key).equals(key)) : byKey)
        .map(key -> load(List.of(key), field.caller()).get(key))
        .orElse(null);
  }

  private Connection<CaseView> caseStudies(FieldContext field) {
    InputObject filter = new InputObject(field.argument("filter", Map.class).orElse(Map.of()));
    CaseFilter which =
        new CaseFilter(
            filter.optionalText("sector"),
            filter.optionalText("organization"),
            filter.texts("states").stream().map(CaseState::valueOf).collect(Collectors.toSet()),
            filter.optionalText("policyDocument").map(id -> document(id, field)));
    Connection<CaseSummary> page = cases.page(which, PageRequest.of(field), field.caller());
    LongTexts texts =
        new LongTexts(page.nodes().stream().map(CaseSummary::key).toList(), cases::all);
    return page.map(summary -> new CaseView(summary, () -> texts.of(summary.key())));
  }

  /** One that the caller may not read is no case's, as if it were not there. */
  private String document(String id, FieldContext field) {
    return cases.clauses().readableDocument(id, field.caller()).orElse("");
  }

  private SavePayload save(FieldContext field) {
    InputObject input = new InputObject(field.argument("input", Map.class).orElseThrow());
    Findings findings = new Findings();
    List<CaseDraft> drafts = DraftInput.drafts(input, findings);
    SaveOutcome outcome =
        findings.isEmpty()
            ? cases.save(
                drafts, new SaveMode(input.is("publish"), input.is("dryRun")), field.caller())
            : new SaveOutcome.Refused(findings.refusals());
    return SavePayload.of(outcome, drafts.stream().map(CaseDraft::key).toList());
  }

  private <T> List<? extends @Nullable Object> organizations(
      List<FieldContext> fields, Class<T> type, Function<T, Optional<String>> code) {
    List<Optional<String>> codes =
        fields.stream().map(field -> code.apply(field.source(type))).toList();
    Map<String, Organization> found =
        organizations.find(codes.stream().flatMap(Optional::stream).distinct().toList());
    return codes.stream().map(one -> one.<Object>map(found::get).orElse(null)).toList();
  }

  /** All of the fields have the same caller. */
  private List<List<CaseClauses.ClauseOfCase>> clausesOf(List<FieldContext> fields) {
    List<List<String>> keys =
        fields.stream()
            .map(field -> field.source(CaseView.class).content().get().appendix().clauses())
            .toList();
    Map<String, CaseClauses.ClauseOfCase> found =
        cases
            .clauses()
            .find(
                keys.stream().flatMap(List::stream).collect(Collectors.toSet()),
                fields.getFirst().caller());
    return keys.stream()
        .map(
            each ->
                each.stream().flatMap(key -> Optional.ofNullable(found.get(key)).stream()).toList())
        .toList();
  }

  private Map<String, CaseView> load(List<String> keys, Caller caller) {
    Map<String, CaseView> views = new LinkedHashMap<>();
    cases.byKeys(keys, caller).forEach((key, study) -> views.put(key, CaseView.of(study)));
    return views;
  }
}
