package org.exemplar.caselibrary.internal.collections;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.exemplar.caselibrary.internal.changes.Common;
import org.exemplar.caselibrary.internal.changes.Outcome;
import org.exemplar.caselibrary.internal.changes.Payload;
import org.exemplar.caselibrary.internal.collections.CaseCollections.Addition;
import org.exemplar.caselibrary.internal.collections.CaseCollections.Target;
import org.exemplar.caselibrary.internal.seen.SeenPages.Shown;
import org.exemplar.graphql.SchemaNodes;
import org.exemplar.organizations.Organization;
import org.exemplar.organizations.Organizations;
import org.exemplar.spi.schema.BatchFetcher;
import org.exemplar.spi.schema.Fetcher;
import org.exemplar.spi.schema.FieldContext;
import org.exemplar.spi.schema.Input;
import org.exemplar.spi.schema.NodeLoader;
import org.exemplar.spi.schema.PageRequest;
import org.exemplar.spi.schema.SchemaContribution;
import org.exemplar.store.Store;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Answers the fields of {@code case-collections.graphqls}. */
@Component(service = SchemaContribution.class)
public final class CollectionFetchers implements SchemaContribution {
  private static final String COLLECTION = "collection";
  private static final String CASE = "caseStudy";

  private final CaseCollections collections;
  private final Organizations organizations;

  @Activate
  public CollectionFetchers(
      @Reference Store store,
      @Reference Organizations organizations,
      @Reference SchemaNodes nodes) {
    this(new CaseCollections(store, organizations, nodes, Clock.systemUTC()), organizations);
  }

  CollectionFetchers(CaseCollections collections, Organizations organizations) {
    this.collections = collections;
    this.organizations = organizations;
  }

  /** A case of a collection as GraphQL shows it. */
  record ItemView(Object caseStudy, Optional<String> note, Instant addedAt) {
    static ItemView of(Shown<CollectionItem> shown) {
      return new ItemView(shown.objects().getFirst(), shown.row().note(), shown.row().addedAt());
    }
  }

  @Override
  public Map<String, Fetcher> fetchers() {
    Map<String, Fetcher> fetchers = new HashMap<>();
    fetchers.put(
        "Query.caseCollections",
        field -> collections.page(filter(field), PageRequest.of(field), field.caller()));
    fetchers.put(
        "CaseCollection.mine", field -> field.source(CaseCollection.class).isOf(field.caller()));
    fetchers.put(
        "CaseCollection.owner",
        field ->
            Optional.of(field.source(CaseCollection.class).owner())
                .filter(any -> field.caller().isSignedIn()));
    change(fetchers, "createCaseCollection", this::create);
    change(fetchers, "updateCaseCollection", this::update);
    change(fetchers, "addCaseCollectionItems", this::add);
    change(fetchers, "removeCaseCollectionItems", this::remove);
    change(fetchers, "moveCaseCollectionItem", this::move);
    fetchers.put(
        "Mutation.deleteCaseCollection",
        field ->
            Payload.done("deleted", collections.delete(target(Input.of(field, "input"), field))));
    return fetchers;
  }

  /** What a mutation does with its input. */
  private interface Change {
    Outcome<CaseCollection> make(Input input, FieldContext field);
  }

  private static void change(Map<String, Fetcher> fetchers, String name, Change change) {
    fetchers.put(
        "Mutation." + name,
        field -> Payload.of(COLLECTION, change.make(Input.of(field, "input"), field)));
  }

  @Override
  public Map<String, BatchFetcher> batchFetchers() {
    return Map.of(
        "CaseCollection.items", this::items, "CaseCollection.organization", this::organizationsOf);
  }

  @Override
  public Map<String, NodeLoader> nodes() {
    return Map.of(CaseCollection.TYPE, collections::byKeys);
  }

  @Override
  public Map<Class<?>, String> types() {
    return Map.of(CaseCollection.class, CaseCollection.TYPE);
  }

  private static CollectionFilter filter(FieldContext field) {
    Input filter = Input.of(field, "filter");
    return new CollectionFilter(
        filter.flag("mine"),
        filled(filter, "organization"),
        filter
            .optional(CASE, String.class)
            .map(id -> Common.key(id, CollectionItem.CASE).orElse("")));
  }

  private List<? extends @Nullable Object> items(List<FieldContext> fields) {
    return collections
        .items(
            fields.stream().map(field -> field.source(CaseCollection.class)).toList(),
            PageRequest.of(fields.getFirst()),
            fields.getFirst().caller())
        .stream()
        .map(page -> page.<ItemView>map(ItemView::of))
        .toList();
  }

  private List<? extends @Nullable Object> organizationsOf(List<FieldContext> fields) {
    List<Optional<String>> codes =
        fields.stream()
            .map(field -> field.source(CaseCollection.class).said().organizationCode())
            .toList();
    Map<String, Organization> found =
        organizations.find(codes.stream().flatMap(Optional::stream).distinct().toList());
    List<@Nullable Object> answers = new ArrayList<>();
    codes.forEach(code -> answers.add(code.<@Nullable Object>map(found::get).orElse(null)));
    return answers;
  }

  private static Target target(Input input, FieldContext field) {
    return new Target(
        Common.key(input.text(COLLECTION), CaseCollection.TYPE).orElse(""),
        input.optional("expectedVersion", Integer.class),
        input.flag("dryRun"),
        field.caller());
  }

  private static Optional<String> filled(Input input, String name) {
    return input.optional(name, String.class).map(String::strip).filter(text -> !text.isEmpty());
  }

  private static Optional<String> caseKey(String id) {
    return Common.key(id, CollectionItem.CASE);
  }

  private Outcome<CaseCollection> create(Input input, FieldContext field) {
    CollectionText said =
        new CollectionText(
            input.text("title").strip(),
            filled(input, "description"),
            filled(input, "organization"),
            CollectionVisibility.valueOf(input.text("visibility")));
    return collections.create(said, input.flag("dryRun"), field.caller());
  }

  private Outcome<CaseCollection> update(Input input, FieldContext field) {
    UnaryOperator<CollectionText> edit =
        before ->
            new CollectionText(
                input.optional("title", String.class).map(String::strip).orElse(before.title()),
                input.says("description") ? filled(input, "description") : before.description(),
                input.says("organization")
                    ? filled(input, "organization")
                    : before.organizationCode(),
                input
                    .optional("visibility", String.class)
                    .map(CollectionVisibility::valueOf)
                    .orElse(before.visibility()));
    return collections.update(target(input, field), edit);
  }

  private Outcome<CaseCollection> add(Input input, FieldContext field) {
    List<Addition> additions =
        input.list("items").stream()
            .map(item -> new Addition(caseKey(item.text(CASE)), filled(item, "note")))
            .toList();
    return collections.add(target(input, field), additions);
  }

  private Outcome<CaseCollection> remove(Input input, FieldContext field) {
    return collections.remove(
        target(input, field),
        input.texts("caseStudies").stream().map(CollectionFetchers::caseKey).toList());
  }

  private Outcome<CaseCollection> move(Input input, FieldContext field) {
    return collections.move(
        target(input, field),
        caseKey(input.text(CASE)),
        input.optional("before", String.class).map(CollectionFetchers::caseKey));
  }
}
