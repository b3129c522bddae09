package org.exemplar.organizations.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.exemplar.organizations.Organization;
import org.exemplar.spi.Language;
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

/** Answers the fields of imports of organisations. */
@Component
public final class ImportFetchers implements SchemaContribution {
  private final StoredOrganizations organizations;
  private final StagedImports imports;

  @Activate
  public ImportFetchers(
      @Reference StoredOrganizations organizations, @Reference StagedImports imports) {
    this.organizations = organizations;
    this.imports = imports;
  }

  /** What the client gets after starting an import or adding to it. */
  record StagePayload(Optional<StagedImport> organizationImport, List<Refusal> errors) {
    static StagePayload of(StageOutcome outcome) {
      return switch (outcome) {
        case StageOutcome.Staged done -> new StagePayload(Optional.of(done.staged()), List.of());
        case StageOutcome.NotStaged not ->
            new StagePayload(Optional.empty(), List.of(not.refusal()));
      };
    }
  }

  @Override
  public Map<String, Fetcher> fetchers() {
    return Map.of(
        "Query.organizationImport", this::find,
        "Mutation.importOrganizations", this::importWhole,
        "Mutation.startOrganizationImport", this::start,
        "Mutation.appendOrganizationImport", this::append,
        "Mutation.completeOrganizationImport", this::complete,
        "OrganizationImportReport.rows", this::rows,
        "ImportRowError.message", ImportFetchers::message);
  }

  @Override
  public Map<String, BatchFetcher> batchFetchers() {
    return Map.of("OrganizationImportRow.organization", this::organizations);
  }

  @Override
  public Map<String, NodeLoader> nodes() {
    return Map.of(
        StagedImport.TYPE,
        (keys, caller) -> imports.find(keys),
        ImportReport.TYPE,
        (keys, caller) -> organizations.reports().find(keys));
  }

  @Override
  public Map<Class<?>, String> types() {
    return Map.of(StagedImport.class, StagedImport.TYPE, ImportReport.class, ImportReport.TYPE);
  }

  private Optional<StagedImport> find(FieldContext field) {
    String key = key(field.argument("id", String.class).orElseThrow());
    return Optional.ofNullable(imports.find(List.of(key)).get(key));
  }

  private ImportOutcome importWhole(FieldContext field) {
    Input input = Input.of(field, "input");
    return organizations.importText(
        input.text("content"), input.flag("dryRun"), input.flag("report"), field.caller());
  }

  private StagePayload start(FieldContext field) {
    Input input = Input.of(field, "input");
    return StagePayload.of(
        imports.start(
            input.text("fileName"),
            input.text("sha256"),
            input.integer("totalBytes"),
            field.caller()));
  }

  private StagePayload append(FieldContext field) {
    Input input = Input.of(field, "input");
    return StagePayload.of(
        imports.append(
            key(input.text("importId")),
            input.integer("offset"),
            input.text("content"),
            field.caller()));
  }

  private ImportOutcome complete(FieldContext field) {
    Input input = Input.of(field, "input");
    String key = key(input.text("importId"));
    List<String> assumed = input.texts("assuming").stream().map(ImportFetchers::key).toList();
    return input.flag("dryRun")
        ? imports.tryOut(key, assumed, input.flag("report"), field.caller())
        : imports.complete(key, input.flag("report"), field.caller());
  }

  private Connection<ImportRow> rows(FieldContext field) {
    return organizations
        .reports()
        .page(
            field.source(ImportReport.class),
            field.argument("result", String.class).map(RowResult::valueOf),
            PageRequest.of(field));
  }

  private List<@Nullable Organization> organizations(List<FieldContext> fields) {
    List<Optional<String>> codes =
        fields.stream().map(field -> field.source(ImportRow.class).code()).toList();
    Map<String, Organization> found =
        organizations.find(codes.stream().flatMap(Optional::stream).distinct().toList());
    List<@Nullable Organization> answers = new ArrayList<>();
    codes.forEach(code -> answers.add(code.map(found::get).orElse(null)));
    return answers;
  }

  private static String message(FieldContext field) {
    Language language =
        field.argument("language", String.class).map(Language::valueOf).orElse(field.language());
    return field.source(RowError.class).message().in(language);
  }

  /** The key behind a global id; nobody has the empty one. */
  private static String key(String id) {
    return GlobalId.decode(id)
        .filter(global -> global.type().equals(StagedImport.TYPE))
        .map(GlobalId::key)
        .orElse("");
  }
}
