package org.exemplar.caselibrary.internal;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.exemplar.caselibrary.CaseContent;
import org.exemplar.caselibrary.CaseDraft;
import org.exemplar.caselibrary.CaseFilter;
import org.exemplar.caselibrary.CaseStudies;
import org.exemplar.caselibrary.CaseStudy;
import org.exemplar.caselibrary.SaveOutcome;
import org.exemplar.organizations.Organization;
import org.exemplar.organizations.Organizations;
import org.exemplar.plugins.PluginCatalogue;
import org.exemplar.spi.schema.Connection;
import org.exemplar.spi.schema.PageRequest;
import org.exemplar.store.ChangeKind;
import org.exemplar.store.JsonText;
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
  public SaveOutcome save(List<CaseDraft> drafts, boolean dryRun, String actor) {
    Findings findings = new Findings();
    if (drafts.size() > MAXIMUM) {
      findings.add(
          "TOO_MANY_ITEMS",
          "一次最多 " + MAXIMUM + " 个案例，实际为 " + drafts.size(),
          "at most " + MAXIMUM + " cases at once, not " + drafts.size());
      return new SaveOutcome.Refused(findings.refusals());
    }
    Map<String, Organization> named = organizations.find(organizationsOf(drafts));
    new CaseRules(catalogue.current(), named.keySet()).check(drafts, findings);
    if (!findings.isEmpty()) {
      return new SaveOutcome.Refused(findings.refusals());
    }
    List<CaseDraft> canonical = drafts.stream().map(StoredCaseStudies::canonical).toList();
    return dryRun
        ? store.read(handle -> checked(plan(handle, canonical, named, Instant.EPOCH)))
        : store.write(transaction -> saved(transaction, canonical, named, actor));
  }

  @Override
  public Map<String, CaseStudy> byKeys(Collection<String> keys) {
    return store.read(handle -> CaseStudyStore.byKeys(handle, keys));
  }

  @Override
  public Connection<CaseStudy> page(CaseFilter filter, PageRequest page) {
    List<CaseStudy> rows =
        store.read(handle -> CaseStudyStore.after(handle, filter, page.after(), page.first() + 1));
    return page.page(
        rows, CaseStudy::key, () -> store.read(handle -> CaseStudyStore.count(handle, filter)));
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

  private static SavePlan plan(
      org.jdbi.v3.core.Handle handle,
      List<CaseDraft> drafts,
      Map<String, Organization> named,
      Instant now) {
    List<String> keys = drafts.stream().map(CaseDraft::key).toList();
    return SavePlan.of(drafts, CaseStudyStore.byKeys(handle, keys), named, now);
  }

  private static SaveOutcome checked(SavePlan plan) {
    return plan.conflicts().isEmpty()
        ? new SaveOutcome.Checked(plan.counts())
        : new SaveOutcome.Refused(plan.conflicts().refusals());
  }

  private static SaveOutcome saved(
      Transaction transaction,
      List<CaseDraft> drafts,
      Map<String, Organization> named,
      String actor) {
    SavePlan plan = plan(transaction.handle(), drafts, named, transaction.now());
    if (!plan.conflicts().isEmpty()) {
      return new SaveOutcome.Refused(plan.conflicts().refusals());
    }
    CaseStudyStore.insert(transaction.handle(), plan.created());
    CaseStudyStore.update(transaction.handle(), plan.updated());
    plan.created().forEach(study -> record(transaction, ChangeKind.CREATED, study, actor));
    plan.updated().forEach(study -> record(transaction, ChangeKind.UPDATED, study, actor));
    return new SaveOutcome.Saved(plan.all(), plan.counts());
  }

  private static void record(
      Transaction transaction, ChangeKind kind, CaseStudy study, String actor) {
    String payload =
        JsonText.of(Map.of("sector", study.content().sector(), "version", study.version()));
    transaction.record(new NewChange(actor, kind, SUBJECT, study.key(), payload));
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
