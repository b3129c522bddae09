package org.exemplar.campaigns.internal;

import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.exemplar.campaigns.DocumentReference;
import org.exemplar.campaigns.PolicyClause;
import org.exemplar.campaigns.PolicyDocuments;
import org.exemplar.campaigns.Visibility;
import org.exemplar.plugins.PluginCatalogue;
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

/** Answers the fields of {@code policy-documents.graphqls}. */
@Component
public final class PolicyDocumentFetchers implements SchemaContribution {
  private static final int MAX_BASE64 = PolicyDocuments.MAX_BYTES / 3 * 4 + 8;
  private static final Batch<DocumentView, String> DOCUMENTS =
      new Batch<>(DocumentView.class, view -> List.of(view.document().key()));
  private static final Batch<DocumentView, String> NESTED =
      new Batch<>(DocumentView.class, view -> view.document().outerKey().stream().toList());
  private static final Batch<ClauseView, String> CLAUSES =
      new Batch<>(ClauseView.class, view -> List.of(view.clause().documentKey()));

  private static final Batch<DocumentView.Reference, DocumentReference> REFERENCES =
      new Batch<>(DocumentView.Reference.class, reference -> List.of(reference.named()));

  private final PolicyDocuments documents;
  private final PluginCatalogue catalogue;

  /** One for those who may read everything and one for all others: a batch asks each once. */
  private final Map<Set<Visibility>, Shelf> shelves = new ConcurrentHashMap<>();

  @Activate
  public PolicyDocumentFetchers(
      @Reference PolicyDocuments documents, @Reference PluginCatalogue catalogue) {
    this.documents = documents;
    this.catalogue = catalogue;
  }

  @Override
  public Map<String, Fetcher> fetchers() {
    return Map.of(
        "Query.policyDocuments", this::page,
        "Query.policyDocument", this::document,
        "Mutation.importPolicyDocument", this::read);
  }

  @Override
  public Map<String, BatchFetcher> batchFetchers() {
    return Map.of(
        "PolicyDocument.nested", PolicyDocumentFetchers::nested,
        "PolicyDocument.outer", PolicyDocumentFetchers::outer,
        "PolicyDocument.clauses", PolicyDocumentFetchers::clauses,
        "PolicyDocument.clause", PolicyDocumentFetchers::clause,
        "PolicyDocument.referredToBy", PolicyDocumentFetchers::mentions,
        "DocumentReference.document", PolicyDocumentFetchers::named,
        "Clause.document", PolicyDocumentFetchers::documentsOfClauses,
        "Clause.criteria", this::criteria);
  }

  @Override
  public Map<String, NodeLoader> nodes() {
    return Map.of(
        DocumentView.TYPE,
        (keys, caller) -> loadDocuments(keys, shelf(caller)),
        ClauseView.TYPE,
        (keys, caller) -> loadClauses(keys, shelf(caller)));
  }

  @Override
  public Map<Class<?>, String> types() {
    return Map.of(DocumentView.class, DocumentView.TYPE, ClauseView.class, ClauseView.TYPE);
  }

  private Shelf shelf(Caller caller) {
    return shelves.computeIfAbsent(
        Visibility.readableBy(caller), visible -> new StoredShelf(documents, visible));
  }

  private Connection<DocumentView> page(FieldContext field) {
    Shelf shelf = shelf(field.caller());
    return documents
        .page(PageRequest.of(field), Visibility.readableBy(field.caller()))
        .map(document -> new DocumentView(document, shelf));
  }

  private @Nullable Object document(FieldContext field) {
    return field
        .argument("id", String.class)
        .flatMap(GlobalId::decode)
        .filter(id -> id.type().equals(DocumentView.TYPE))
        .map(id -> loadDocuments(List.of(id.key()), shelf(field.caller())).get(id.key()))
        .orElse(null);
  }

  private ImportPayload read(FieldContext field) {
    Map<?, ?> input = field.argument("input", Map.class).orElseThrow();
    String base64 = String.valueOf(input.get("content")).strip();
    if (base64.length() > MAX_BASE64) {
      return ImportPayload.refused(Refusals.tooLarge());
    }
    Optional<byte[]> content = decoded(base64);
    if (content.isEmpty()) {
      return ImportPayload.refused(Refusals.notBase64());
    }
    boolean dryRun = Boolean.TRUE.equals(input.get("dryRun"));
    String fileName = String.valueOf(input.get("fileName"));
    return ImportPayload.of(
        documents.read(
            fileName,
            content.get(),
            dryRun,
            Visibility.valueOf(String.valueOf(input.get("visibility"))),
            field.caller()),
        shelf(field.caller()));
  }

  private static Optional<byte[]> decoded(String base64) {
    try {
      return Optional.of(Base64.getDecoder().decode(base64));
    } catch (IllegalArgumentException wrong) {
      return Optional.empty();
    }
  }

  private static List<@Nullable Object> nested(List<FieldContext> fields) {
    return DOCUMENTS.load(
        fields,
        Shelf::nestedIn,
        (view, loaded) ->
            loaded.getOrDefault(view.document().key(), List.of()).stream()
                .map(document -> new DocumentView(document, view.shelf()))
                .toList());
  }

  private static List<@Nullable Object> outer(List<FieldContext> fields) {
    return NESTED.load(
        fields,
        Shelf::byKeys,
        (view, loaded) ->
            view.document()
                .outerKey()
                .map(loaded::get)
                .map(document -> new DocumentView(document, view.shelf()))
                .orElse(null));
  }

  private static List<@Nullable Object> mentions(List<FieldContext> fields) {
    return DOCUMENTS.load(
        fields,
        Shelf::mentionsOf,
        (view, loaded) ->
            loaded.getOrDefault(view.document().key(), List.of()).stream()
                .map(
                    mention ->
                        new DocumentView.Mention(
                            mention.kind().name(),
                            new DocumentView(mention.document(), view.shelf())))
                .toList());
  }

  private static List<@Nullable Object> named(List<FieldContext> fields) {
    return REFERENCES.load(
        fields,
        Shelf::named,
        (reference, loaded) ->
            Optional.ofNullable(loaded.get(reference.named()))
                .map(document -> new DocumentView(document, reference.shelf()))
                .orElse(null));
  }

  private List<@Nullable Object> criteria(List<FieldContext> fields) {
    ClauseCriteria criteria = new ClauseCriteria(catalogue.current());
    return CLAUSES.load(
        fields,
        Shelf::byKeys,
        (view, loaded) ->
            Optional.ofNullable(loaded.get(view.clause().documentKey()))
                .map(document -> criteria.of(document, view.clause().anchor()))
                .orElse(List.of()));
  }

  private static List<@Nullable Object> documentsOfClauses(List<FieldContext> fields) {
    return CLAUSES.load(
        fields,
        Shelf::byKeys,
        (view, loaded) ->
            Optional.ofNullable(loaded.get(view.clause().documentKey()))
                .map(document -> new DocumentView(document, view.shelf()))
                .orElse(null));
  }

  private static List<@Nullable Object> clauses(List<FieldContext> fields) {
    return DOCUMENTS.load(fields, Shelf::clausesOf, (view, loaded) -> outline(view, loaded).top());
  }

  /** All of the fields have the same argument. */
  private static List<@Nullable Object> clause(List<FieldContext> fields) {
    String anchor = fields.getFirst().argument("anchor", String.class).orElseThrow();
    return DOCUMENTS.load(
        fields, Shelf::clausesOf, (view, loaded) -> outline(view, loaded).byAnchor().get(anchor));
  }

  private static Outline outline(DocumentView view, Map<String, List<PolicyClause>> loaded) {
    return Outline.of(loaded.getOrDefault(view.document().key(), List.of()), view.shelf());
  }

  private static Map<String, DocumentView> loadDocuments(List<String> keys, Shelf shelf) {
    Map<String, DocumentView> views = new LinkedHashMap<>();
    shelf
        .byKeys(keys)
        .forEach((key, document) -> views.put(key, new DocumentView(document, shelf)));
    return views;
  }

  private static Map<String, ClauseView> loadClauses(List<String> keys, Shelf shelf) {
    Map<String, Outline> outlines = new HashMap<>();
    shelf
        .clausesOf(keys.stream().map(ClauseDocuments::documentKey).distinct().toList())
        .forEach((key, clauses) -> outlines.put(key, Outline.of(clauses, shelf)));
    Map<String, ClauseView> views = new LinkedHashMap<>();
    for (String key : keys) {
      String documentKey = ClauseDocuments.documentKey(key);
      Optional.ofNullable(outlines.get(documentKey))
          .map(outline -> outline.byAnchor().get(ClauseDocuments.anchor(key)))
          .ifPresent(view -> views.put(key, view));
    }
    return views;
  }
}
