package org.exemplar.caselibrary.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.exemplar.organizations.Organization;
import org.exemplar.organizations.Organizations;
import org.exemplar.spi.OrganizationLevel;
import org.exemplar.spi.identity.Caller;
import org.exemplar.spi.schema.BatchFetcher;
import org.exemplar.spi.schema.Connection;
import org.exemplar.spi.schema.Fetcher;
import org.exemplar.spi.schema.FieldContext;
import org.exemplar.spi.schema.GlobalId;
import org.exemplar.spi.schema.Input;
import org.exemplar.spi.schema.NodeLoader;
import org.exemplar.spi.schema.PageRequest;
import org.exemplar.spi.schema.Refusal;
import org.exemplar.spi.schema.SchemaContribution;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Answers the fields of {@code case-selections.graphqls}. */
@Component
public final class CaseSelectionFetchers implements SchemaContribution {
  private final CaseSelections selections;
  private final Organizations organizations;
  private final CaseEntryViews entries;

  @Activate
  public CaseSelectionFetchers(
      @Reference CaseSelections selections,
      @Reference StoredCaseStudies cases,
      @Reference Organizations organizations) {
    this.selections = selections;
    this.organizations = organizations;
    this.entries = new CaseEntryViews(selections, cases);
  }

  /** The payload of each mutation. */
  public record SelectionPayload(Optional<CaseSelectionView> selection, List<Refusal> errors) {
    static SelectionPayload of(SelectionOutcome outcome) {
      return new SelectionPayload(
          outcome.selection().map(CaseSelectionView::new), outcome.refusals());
    }
  }

  /** That a round took a case. */
  public record ResultView(CaseSelectionStore.Selected selected) {
    public OrganizationLevel level() {
      return selected.selection().level();
    }

    public String bodyName() {
      return selected.selection().bodyName();
    }

    public String roundCode() {
      return selected.selection().code();
    }

    public String roundTitle() {
      return selected.selection().title();
    }

    public Instant decidedAt() {
      return selected.at();
    }

    public int rank() {
      return selected.rank();
    }
  }

  @Override
  public Map<String, Fetcher> fetchers() {
    Map<String, Fetcher> fields = new HashMap<>();
    fields.put("Query.caseSelection", this::selection);
    fields.put("Query.caseSelections", this::page);
    fields.put("Mutation.openCaseSelection", this::open);
    fields.put("Mutation.enterCaseSelection", this::enter);
    fields.put("Mutation.startCaseJudging", this::start);
    fields.put("Mutation.assignCaseReviewers", this::assign);
    fields.put("Mutation.reviewCaseEntry", this::review);
    fields.put("Mutation.decideCaseSelection", this::decide);
    return fields;
  }

  @Override
  public Map<String, BatchFetcher> batchFetchers() {
    return Map.of(
        "CaseSelection.organization",
        fields ->
            organizations(fields, CaseSelectionView.class, view -> view.selection().bodyCode()),
        "CaseSelectionResult.body",
        fields ->
            organizations(fields, ResultView.class, view -> view.selected().selection().bodyCode()),
        "CaseSelection.entries",
        this::entries,
        "CaseStudy.selectionEntries",
        this::entriesOfCases,
        "CaseStudy.selectedAt",
        this::selectedAt);
  }

  @Override
  public Map<String, NodeLoader> nodes() {
    return Map.of(CaseSelection.TYPE, this::load);
  }

  @Override
  public Map<Class<?>, String> types() {
    return Map.of(CaseSelectionView.class, CaseSelection.TYPE);
  }

  private Map<String, CaseSelectionView> load(List<String> codes, Caller caller) {
    Map<String, CaseSelectionView> views = new LinkedHashMap<>();
    selections
        .byCodes(codes, caller)
        .forEach((code, selection) -> views.put(code, new CaseSelectionView(selection)));
    return views;
  }

  private @Nullable Object selection(FieldContext field) {
    String code = code(field.argument("id", String.class).orElse(""));
    return load(List.of(code), field.caller()).get(code);
  }

  private Connection<CaseSelectionView> page(FieldContext field) {
    Input filter = Input.of(field, "filter");
    return selections
        .page(
            new CaseSelectionStore.Filter(
                filter.optional("organization", String.class),
                filter.optional("level", String.class),
                filter.optional("state", String.class)),
            PageRequest.of(field))
        .map(CaseSelectionView::new);
  }

  private SelectionPayload open(FieldContext field) {
    Input input = Input.of(field, "input");
    return SelectionPayload.of(
        selections.open(
            new CaseSelections.Opening(
                input.text("code").strip(),
                input.text("title").strip(),
                input.optional("level", String.class).map(OrganizationLevel::valueOf),
                input.text("organization").strip(),
                scores(input, "weights"),
                input.integer("places"),
                input.integer("minimumReviews"),
                LocalDate.parse(input.text("opensOn")),
                LocalDate.parse(input.text("closesOn"))),
            field.caller()));
  }

  private SelectionPayload enter(FieldContext field) {
    Input input = Input.of(field, "input");
    return SelectionPayload.of(
        selections.enter(
            code(input), CaseMoveFetchers.key(input.text("caseStudy")), field.caller()));
  }

  private SelectionPayload start(FieldContext field) {
    Input input = Input.of(field, "input");
    return SelectionPayload.of(
        selections.startJudging(code(input), expected(input), field.caller()));
  }

  private SelectionPayload assign(FieldContext field) {
    Input input = Input.of(field, "input");
    return SelectionPayload.of(
        selections.assign(
            code(input),
            input.texts("caseStudies").stream().map(CaseMoveFetchers::key).toList(),
            input.texts("reviewers").stream().map(id -> key(id, "Account")).toList(),
            field.caller()));
  }

  private SelectionPayload review(FieldContext field) {
    Input input = Input.of(field, "input");
    return SelectionPayload.of(
        selections.review(
            code(input),
            CaseMoveFetchers.key(input.text("caseStudy")),
            scores(input, "scores"),
            input.optional("comment", String.class).map(String::strip),
            field.caller()));
  }

  private SelectionPayload decide(FieldContext field) {
    Input input = Input.of(field, "input");
    return SelectionPayload.of(
        selections.decide(
            code(input),
            expected(input),
            input.texts("tieBreak").stream().map(CaseMoveFetchers::key).toList(),
            field.caller()));
  }

  /** All of the fields have the same caller. */
  private List<List<CaseEntryViews.EntryView>> entries(List<FieldContext> fields) {
    List<CaseSelection> rounds =
        fields.stream().map(field -> field.source(CaseSelectionView.class).selection()).toList();
    Map<String, List<CaseEntryViews.EntryView>> found =
        entries.ofRounds(rounds, fields.getFirst().caller());
    return rounds.stream().map(round -> found.getOrDefault(round.code(), List.of())).toList();
  }

  private List<List<CaseEntryViews.EntryView>> entriesOfCases(List<FieldContext> fields) {
    List<String> keys = keys(fields);
    Map<String, List<CaseEntryViews.EntryView>> found =
        entries.ofCases(keys, fields.getFirst().caller());
    return keys.stream().map(key -> found.getOrDefault(key, List.of())).toList();
  }

  private List<List<ResultView>> selectedAt(List<FieldContext> fields) {
    List<String> keys = keys(fields);
    Map<String, List<CaseSelectionStore.Selected>> found = selections.selectedAt(keys);
    return keys.stream()
        .map(key -> found.getOrDefault(key, List.of()).stream().map(ResultView::new).toList())
        .toList();
  }

  private static List<String> keys(List<FieldContext> fields) {
    return fields.stream().map(field -> field.source(CaseView.class).key()).toList();
  }

  private <T> List<? extends @Nullable Object> organizations(
      List<FieldContext> fields, Class<T> type, Function<T, String> code) {
    List<String> codes = fields.stream().map(field -> code.apply(field.source(type))).toList();
    Map<String, Organization> found = organizations.find(codes.stream().distinct().toList());
    return codes.stream().map(found::get).toList();
  }

  private static CaseScores scores(Input input, String name) {
    Input scores =
        new Input(input.optional(name, Map.class).<Map<?, ?>>map(map -> map).orElseThrow());
    return new CaseScores(
        scores.integer("authenticity"),
        scores.integer("novelty"),
        scores.integer("effect"),
        scores.integer("typicality"));
  }

  private static OptionalInt expected(Input input) {
    return input
        .optional("expectedVersion", Integer.class)
        .map(OptionalInt::of)
        .orElse(OptionalInt.empty());
  }

  private static String code(Input input) {
    return code(input.text("selection"));
  }

  private static String code(String id) {
    return key(id, CaseSelection.TYPE);
  }

  /** The key behind a global id of a type; what is none is nobody's. */
  private static String key(String id, String type) {
    return GlobalId.decode(id)
        .filter(global -> global.type().equals(type))
        .map(GlobalId::key)
        .orElse("");
  }
}
