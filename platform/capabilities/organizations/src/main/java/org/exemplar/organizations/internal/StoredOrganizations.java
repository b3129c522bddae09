package org.exemplar.organizations.internal;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.exemplar.organizations.Organization;
import org.exemplar.organizations.Organizations;
import org.exemplar.plugins.PluginCatalogue;
import org.exemplar.spi.identity.Caller;
import org.exemplar.spi.identity.Reach;
import org.exemplar.spi.schema.Connection;
import org.exemplar.spi.schema.PageRequest;
import org.exemplar.spi.schema.Refusal;
import org.exemplar.store.Migrations;
import org.exemplar.store.Store;
import org.exemplar.store.Transaction;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The organisations in the store, and the rules of changing them. */
@Component(service = {Organizations.class, StoredOrganizations.class})
public final class StoredOrganizations implements Organizations {
  private final OrganizationStore rows = new OrganizationStore();
  private final Store store;
  private final CurrentTypes types;
  private final ImportReports reports;

  @Activate
  public StoredOrganizations(@Reference Store store, @Reference PluginCatalogue plugins) {
    this.store = store;
    this.types = new CurrentTypes(plugins);
    store.migrate(
        Migrations.beside(
            StoredOrganizations.class,
            "organizations",
            "V1__organizations.sql",
            "V2__organization_imports.sql",
            "V3__form_records.sql",
            "V4__organization_import_reports.sql",
            "V5__organization_sector_line.sql"));
    this.reports = new ImportReports(store);
  }

  /** Keeps nothing of plugins that have gone. */
  void letGoOfOldTypes() {
    types.get();
  }

  @Override
  public Optional<Organization> find(String code) {
    return Optional.ofNullable(find(List.of(code)).get(code));
  }

  @Override
  public Map<String, Organization> find(Collection<String> codes) {
    return store.read(handle -> rows.find(handle, codes));
  }

  @Override
  public boolean isOfType(Organization organization, String type) {
    return organization.type().filter(own -> types.get().lineOf(own).contains(type)).isPresent();
  }

  /** What the plugins that work now say of types and of where they hold. */
  OrganizationTypes types() {
    return types.get();
  }

  /** Where organisations stand among those that scopes name, asked of the store at once. */
  Map<String, Position> positions(Collection<String> codes, Scopes scopes) {
    return scopes.roots().isEmpty()
        ? Map.of()
        : store.read(handle -> rows.positions(handle, codes, scopes.roots()));
  }

  Connection<Organization> page(OrganizationFilter filter, PageRequest page) {
    List<Organization> found = store.read(handle -> rows.page(handle, filter, page));
    return page.page(
        found, Organization::code, () -> store.read(handle -> rows.count(handle, filter)));
  }

  int count() {
    return store.read(handle -> rows.count(handle, OrganizationFilter.ALL));
  }

  @Override
  public Set<String> within(Reach reach, Collection<String> codes) {
    return store.read(handle -> rows.reachable(handle, reach, codes));
  }

  /** How many organisations have each of those types; without those that nobody has. */
  Map<String, Long> countsByType(Collection<String> qualifiedTypes) {
    return store.read(handle -> rows.countsByType(handle, qualifiedTypes));
  }

  /** Organisations by code, at most so many. */
  List<Organization> after(Optional<String> code, int limit) {
    return store.read(
        handle -> rows.page(handle, OrganizationFilter.ALL, new PageRequest(limit - 1, code)));
  }

  Map<String, List<Organization>> children(Collection<String> parents, PageRequest page) {
    return store.read(handle -> rows.children(handle, parents, page));
  }

  Map<String, Integer> childCounts(Collection<String> parents) {
    return store.read(handle -> rows.childCounts(handle, parents));
  }

  Map<String, List<Organization>> ancestors(Collection<String> codes) {
    return store.read(handle -> rows.ancestors(handle, codes));
  }

  Set<String> within(Collection<String> codes) {
    return store.read(handle -> rows.within(handle, codes));
  }

  /**
   * Saves one organisation.
   *
   * @param said what it shall be, wholly
   * @param expectedVersion version that must be in the store, 0 for none
   */
  SaveOutcome save(Statement said, Optional<Integer> expectedVersion, Caller caller) {
    List<Refusal> invalid = new ArrayList<>();
    Rules.code(said.code())
        .ifPresent(why -> invalid.add(Refusal.of("ORGANIZATION_INVALID", why, at("code"))));
    Rules.name(said.name())
        .ifPresent(why -> invalid.add(Refusal.of("ORGANIZATION_INVALID", why, at("name"))));
    return invalid.isEmpty()
        ? store.write(transaction -> save(transaction, said, expectedVersion, caller))
        : new SaveOutcome.NotSaved(invalid);
  }

  private SaveOutcome save(
      Transaction transaction, Statement said, Optional<Integer> expectedVersion, Caller caller) {
    Optional<Organization> before =
        Optional.ofNullable(rows.find(transaction.handle(), List.of(said.code())).get(said.code()));
    int version = before.map(Organization::version).orElse(0);
    if (expectedVersion.isPresent() && expectedVersion.get() != version) {
      return new SaveOutcome.NotSaved(List.of(conflict(version)));
    }
    Known known = new Known(rows, transaction.handle());
    Plan plan = new Planner(known, types.get(), transaction.now()).plan(List.of(said), Set.of());
    new PlanAuthority(rows, transaction.handle(), caller).check(plan, List.of(said));
    if (!plan.errors().isEmpty()) {
      return new SaveOutcome.NotSaved(
          plan.errors().first().stream().map(StoredOrganizations::refusal).toList());
    }
    new Execution(rows, transaction, caller).run(plan);
    return new SaveOutcome.Saved(plan.after().stream().findFirst().or(() -> before).orElseThrow());
  }

  /** What became of each row of imports. */
  ImportReports reports() {
    return reports;
  }

  /**
   * Imports a whole file at once.
   *
   * @param report whether to keep what becomes of each row
   */
  ImportOutcome importText(String content, boolean dryRun, boolean report, Caller caller) {
    try {
      return switch (ImportFiles.read(new StringReader(content))) {
        case ImportFiles.Unreadable unreadable -> ImportOutcome.refused(unreadable.refusal());
        case ImportFile file ->
            dryRun ? tryOut(file, report, caller) : carryOut(file, report, caller);
      };
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private ImportOutcome tryOut(ImportFile file, boolean report, Caller caller) {
    Judgement judged = tryOut(List.of(), file, caller);
    return report
        ? store.write(work -> reported(work, judged, Optional.empty()))
        : judged.outcome();
  }

  private ImportOutcome carryOut(ImportFile file, boolean report, Caller caller) {
    return store.write(
        work -> {
          Judgement judged = carryOut(work, file, caller);
          return report ? reported(work, judged, Optional.empty()) : judged.outcome();
        });
  }

  /** The outcome, with what became of each row kept beside it. */
  ImportOutcome reported(Transaction transaction, Judgement judged, Optional<String> importKey) {
    return judged.outcome().with(Optional.of(reports.keep(transaction, judged, importKey)));
  }

  /**
   * What a file would do.
   *
   * @param assumed files that are taken as carried out before, in this order
   */
  Judgement tryOut(List<ImportFile> assumed, ImportFile file, Caller caller) {
    return store.read(
        handle -> {
          Known known = new Known(rows, handle);
          Planner planner = new Planner(known, types.get(), Instant.EPOCH);
          for (ImportFile before : assumed) {
            known.assume(planner.plan(before.statements(), before.codes()).after());
          }
          Plan plan = planner.plan(file.statements(), file.codes());
          new PlanAuthority(rows, handle, caller).check(plan, file.statements());
          return Judgement.of(file, plan);
        });
  }

  /** Does what a file says, or nothing when one row is wrong. */
  Judgement carryOut(Transaction transaction, ImportFile file, Caller caller) {
    Known known = new Known(rows, transaction.handle());
    Plan plan =
        new Planner(known, types.get(), transaction.now()).plan(file.statements(), file.codes());
    new PlanAuthority(rows, transaction.handle(), caller).check(plan, file.statements());
    Judgement judged = Judgement.of(file, plan);
    if (!judged.mayBeCarriedOut()) {
      return judged;
    }
    new Execution(rows, transaction, caller).run(plan);
    return judged.carriedOut();
  }

  private static Refusal conflict(int version) {
    return Refusal.version(
            Optional.of(version),
            "当前版本为 " + version + "，请重新读取后再保存",
            "the version is " + version + "; read it again and save then")
        .at("input", "expectedVersion");
  }

  private static Refusal refusal(RowError error) {
    String code = error.code().equals("LEVEL_INVALID") ? "ORGANIZATION_INVALID" : error.code();
    String column = error.column().orElse("");
    List<String> path =
        column.startsWith(CsvLayout.ATTRIBUTE)
            ? List.of("input", "attributes", column.substring(CsvLayout.ATTRIBUTE.length()))
            : at(column);
    return switch (code) {
      case "PARENT_NOT_FOUND" -> new Refusal.ObjectNotFound(code, error.message(), path);
      case "OUT_OF_SCOPE", "NOT_ALLOWED", "OWN_ORGANIZATION", "CONFLICT_OF_INTEREST" ->
          new Refusal.NotPermitted(code, error.message(), path);
      case "PARENT_CYCLE" -> new Refusal.StateConflict(code, error.message(), path);
      default -> new Refusal.InvalidValue(code, error.message(), path, error.allowed());
    };
  }

  private static List<String> at(String field) {
    return List.of("input", field);
  }
}
