package org.exemplar.caselibrary.internal;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.exemplar.caselibrary.CaseContent;
import org.exemplar.caselibrary.CaseDraft;
import org.exemplar.caselibrary.CaseFilter;
import org.exemplar.caselibrary.CaseStudies;
import org.exemplar.caselibrary.CaseStudy;
import org.exemplar.caselibrary.CaseSummary;
import org.exemplar.caselibrary.SaveOutcome;
import org.exemplar.organizations.Organization;
import org.exemplar.organizations.Organizations;
import org.exemplar.plugins.PluginCatalogue;
import org.exemplar.spi.identity.Caller;
import org.exemplar.spi.identity.Reach;
import org.exemplar.spi.schema.Connection;
import org.exemplar.spi.schema.PageRequest;
import org.exemplar.spi.schema.Refusal;
import org.exemplar.store.NewChange;
import org.exemplar.store.Store;
import org.exemplar.store.Transaction;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Cases in the relational store. */
@Component(service = {CaseStudies.class, StoredCaseStudies.class})
public final class StoredCaseStudies implements CaseStudies {
  /** Type of the subject in the change log. */
  static final String SUBJECT = "CaseStudy";

  private final Store store;
  private final PluginCatalogue catalogue;
  private final Organizations organizations;

  @Activate
  public StoredCaseStudies(
      @Reference Store store,
      @Reference PluginCatalogue catalogue,
      @Reference Organizations organizations) {
    this.store = store;
    this.catalogue = catalogue;
    this.organizations = organizations;
    store.migrate(CaseStudyStore.MIGRATIONS);
  }

  @Override
  public SaveOutcome save(List<CaseDraft> drafts, boolean dryRun, Caller caller) {
    Findings findings = new Findings();
    if (drafts.size() > MAXIMUM) {
      findings.add(
          Refusal.limit(
              MAXIMUM,
              "TOO_MANY_ITEMS",
              "一次最多 " + MAXIMUM + " 个案例，实际为 " + drafts.size(),
              "at most " + MAXIMUM + " cases at once, not " + drafts.size()));
      return new SaveOutcome.Refused(findings.refusals());
    }
    Map<String, Organization> named = organizations.find(organizationsOf(drafts));
    new CaseRules(catalogue.current(), named.keySet()).check(drafts, findings);
    if (!findings.isEmpty()) {
      return new SaveOutcome.Refused(findings.refusals());
    }
    List<CaseDraft> canonical = drafts.stream().map(StoredCaseStudies::canonical).toList();
    return dryRun
        ? store.read(handle -> checked(plan(handle, canonical, named, caller, Instant.EPOCH)))
        : store.write(transaction -> saved(transaction, canonical, named, caller));
  }

  @Override
  public Map<String, CaseStudy> byKeys(Collection<String> keys) {
    return store.read(handle -> CaseStudyStore.byKeys(handle, keys));
  }

  @Override
  public Connection<CaseSummary> page(CaseFilter filter, PageRequest page) {
    List<CaseSummary> rows = store.read(handle -> CaseStudyStore.page(handle, filter, page));
    return page.page(
        rows, CaseSummary::key, () -> store.read(handle -> CaseStudyStore.count(handle, filter)));
  }

  /** How many cases are of each of those sectors; without those that have none. */
  Map<String, Long> countsBySector(Collection<String> sectors) {
    return store.read(handle -> CaseStudyStore.countsBySector(handle, sectors));
  }

  /** How many cases name each of those types of organisation; without those that none does. */
  Map<String, Long> countsByType(Collection<String> types) {
    return store.read(handle -> CaseStudyStore.countsByType(handle, types));
  }

  /** How many cases name the same criteria, for all that name some. */
  Map<List<String>, Long> countsByCriteria() {
    return store.read(CaseStudyStore::countsByCriteria);
  }

  private SavePlan plan(
      org.jdbi.v3.core.Handle handle,
      List<CaseDraft> drafts,
      Map<String, Organization> named,
      Caller caller,
      Instant now) {
    Map<String, CaseStudy> present =
        CaseStudyStore.byKeys(handle, drafts.stream().map(CaseDraft::key).toList());
    return SavePlan.of(drafts, present, named, writable(drafts, present, caller), now);
  }

  /** Cases of no organisation are written by whoever writes cases everywhere. */
  private Predicate<Optional<String>> writable(
      List<CaseDraft> drafts, Map<String, CaseStudy> present, Caller caller) {
    Reach reach = caller.reach("cases:write");
    List<String> codes =
        Stream.concat(
                drafts.stream().flatMap(draft -> draft.content().organizationCode().stream()),
                present.values().stream()
                    .flatMap(study -> study.content().organizationCode().stream()))
            .distinct()
            .toList();
    Set<String> within = organizations.within(reach, codes);
    return code -> reach.everywhere() || code.filter(within::contains).isPresent();
  }

  private static SaveOutcome checked(SavePlan plan) {
    return plan.conflicts().isEmpty()
        ? new SaveOutcome.Checked(plan.effects())
        : new SaveOutcome.Refused(plan.conflicts().refusals());
  }

  private SaveOutcome saved(
      Transaction transaction,
      List<CaseDraft> drafts,
      Map<String, Organization> named,
      Caller caller) {
    SavePlan plan = plan(transaction.handle(), drafts, named, caller, transaction.now());
    if (!plan.conflicts().isEmpty()) {
      return new SaveOutcome.Refused(plan.conflicts().refusals());
    }
    CaseStudyStore.insert(transaction.handle(), plan.created());
    CaseStudyStore.update(transaction.handle(), plan.updated());
    plan.created().forEach(study -> record(transaction, plan, study, caller));
    plan.updated().forEach(study -> record(transaction, plan, study, caller));
    return new SaveOutcome.Saved(plan.all(), plan.effects());
  }

  private static void record(
      Transaction transaction, SavePlan plan, CaseStudy study, Caller caller) {
    transaction.record(
        NewChange.of(
            caller.origin(),
            SUBJECT,
            study.key(),
            plan.before(study).map(ToldCase::of),
            Optional.of(ToldCase.of(study))));
  }

  private static List<String> organizationsOf(List<CaseDraft> drafts) {
    return drafts.stream()
        .flatMap(draft -> draft.content().organizationCode().stream())
        .distinct()
        .toList();
  }

  private static CaseDraft canonical(CaseDraft draft) {
    CaseContent content = draft.content();
    OptionalInt expected = draft.expectedVersion();
    return new CaseDraft(
        draft.key(), content.withFacets(FacetValues.canonical(content.facets())), expected);
  }
}
