package org.exemplar.caselibrary.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.exemplar.campaigns.PolicyDocuments;
import org.exemplar.caselibrary.CaseAct;
import org.exemplar.caselibrary.CaseContent;
import org.exemplar.caselibrary.CaseDraft;
import org.exemplar.caselibrary.CaseFilter;
import org.exemplar.caselibrary.CaseStep;
import org.exemplar.caselibrary.CaseStudies;
import org.exemplar.caselibrary.CaseStudy;
import org.exemplar.caselibrary.CaseSummary;
import org.exemplar.caselibrary.CaseTransition;
import org.exemplar.caselibrary.MoveOutcome;
import org.exemplar.caselibrary.SaveMode;
import org.exemplar.caselibrary.SaveOutcome;
import org.exemplar.files.FileShelf;
import org.exemplar.identity.Decisions;
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
  private final CaseAccess access;
  private final CaseMoves moves;
  private final CaseClauses clauses;
  private final CaseAttachments attachments;

  @Activate
  public StoredCaseStudies(
      @Reference Store store,
      @Reference PluginCatalogue catalogue,
      @Reference Organizations organizations,
      @Reference PolicyDocuments documents,
      @Reference FileShelf files) {
    this.store = store;
    this.catalogue = catalogue;
    this.organizations = organizations;
    this.access = new CaseAccess(organizations);
    this.moves = new CaseMoves(access);
    this.clauses = new CaseClauses(documents);
    this.attachments = new CaseAttachments(files);
    store.migrate(CaseStudyStore.MIGRATIONS);
  }

  @Override
  public SaveOutcome save(List<CaseDraft> drafts, SaveMode mode, Caller caller) {
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
    new CaseRules(
            catalogue.current(),
            named.keySet(),
            clauses.find(clausesOf(drafts), caller).keySet(),
            mode.publish())
        .check(drafts, findings);
    CaseAttachments.Found found = attachments.find(drafts, all(keysOf(drafts)), caller, findings);
    if (!findings.isEmpty()) {
      return new SaveOutcome.Refused(findings.refusals());
    }
    List<CaseDraft> canonical = found.drafts().stream().map(StoredCaseStudies::canonical).toList();
    return mode.dryRun()
        ? store.read(handle -> checked(plan(handle, canonical, named, mode, caller, Instant.EPOCH)))
        : kept(canonical, named, mode, caller, found);
  }

  /** Files are kept before the case says that it has them, and not without it. */
  private SaveOutcome kept(
      List<CaseDraft> drafts,
      Map<String, Organization> named,
      SaveMode mode,
      Caller caller,
      CaseAttachments.Found found) {
    attachments.keep(found);
    List<Runnable> released = new ArrayList<>();
    SaveOutcome outcome =
        store.write(transaction -> saved(transaction, drafts, named, mode, caller, released));
    if (outcome instanceof SaveOutcome.Refused) {
      attachments.letGo(found);
    }
    released.forEach(Runnable::run);
    return outcome;
  }

  @Override
  public MoveOutcome move(String key, CaseStep step, OptionalInt expectedVersion, Caller caller) {
    return store.write(transaction -> moves.move(transaction, key, step, expectedVersion, caller));
  }

  @Override
  public Map<String, CaseStudy> byKeys(Collection<String> keys, Caller caller) {
    return store.read(
        handle -> {
          Map<String, CaseStudy> found = CaseStudyStore.byKeys(handle, keys);
          CaseAudience audience = audience(found.values(), caller);
          found
              .values()
              .removeIf(
                  study -> !audience.sees(study.content().organizationCode(), study.standing()));
          return found;
        });
  }

  /** What somebody sees of some cases. */
  private CaseAudience audience(Collection<CaseStudy> studies, Caller caller) {
    return studies.stream().allMatch(study -> study.state().isPublic())
        ? CaseAudience.PUBLIC
        : access.audience(
            caller,
            () ->
                studies.stream()
                    .filter(study -> !study.state().isPublic())
                    .flatMap(study -> study.content().organizationCode().stream())
                    .distinct()
                    .toList());
  }

  /** Cases by key, whoever may see them: for what has been looked at already. */
  Map<String, CaseStudy> all(Collection<String> keys) {
    return store.read(handle -> CaseStudyStore.byKeys(handle, keys));
  }

  @Override
  public Connection<CaseSummary> page(CaseFilter filter, PageRequest page, Caller caller) {
    CaseAudience audience =
        access.audience(caller, () -> store.read(CaseStudyStore::organizationsOfHidden));
    List<CaseSummary> rows =
        store.read(handle -> CaseStudyStore.page(handle, filter, audience, page));
    return page.page(
        rows,
        CaseSummary::key,
        () -> store.read(handle -> CaseStudyStore.count(handle, filter, audience)));
  }

  @Override
  public Map<String, List<CaseTransition>> history(Collection<String> keys) {
    return store.read(handle -> CaseTransitionStore.of(handle, keys));
  }

  /** Who of those that see cases works on them, and is told what the public is not. */
  CaseAccess access() {
    return access;
  }

  /** The clauses that cases answer. */
  CaseClauses clauses() {
    return clauses;
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
      SaveMode mode,
      Caller caller,
      Instant now) {
    Map<String, CaseStudy> present = CaseStudyStore.byKeys(handle, keysOf(drafts));
    return SavePlan.of(
        drafts, present, named, authority(drafts, present, caller), mode.publish(), now);
  }

  /** Cases of no organisation are written by whoever writes cases everywhere. */
  private SavePlan.Authority authority(
      List<CaseDraft> drafts, Map<String, CaseStudy> present, Caller caller) {
    List<String> codes =
        Stream.concat(
                drafts.stream().flatMap(draft -> draft.content().organizationCode().stream()),
                present.values().stream()
                    .flatMap(study -> study.content().organizationCode().stream()))
            .distinct()
            .toList();
    Predicate<Optional<String>> writable = held(caller.reach(CaseAccess.WRITE), codes);
    Predicate<Optional<String>> publishable = held(caller.reach(CaseAccess.PUBLISH), codes);
    return new SavePlan.Authority(
        caller.origin().actor(),
        code -> writable.test(code) ? Optional.empty() : Optional.of(notYours(code)),
        code ->
            publishable.test(code)
                ? code.flatMap(one -> Decisions.refusal(caller, one))
                : Optional.of(CaseAccess.notAllowed(List.of(CaseAccess.PUBLISH), code)));
  }

  private Predicate<Optional<String>> held(Reach reach, List<String> codes) {
    Set<String> within = organizations.within(reach, codes);
    return code -> reach.everywhere() || code.filter(within::contains).isPresent();
  }

  private static Refusal notYours(Optional<String> code) {
    String where = code.orElse("–");
    return Refusal.notPermitted(
        "NOT_ALLOWED",
        "您不能编写该组织（" + where + "）的案例",
        "cases of that organisation (" + where + ") are not yours to write");
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
      SaveMode mode,
      Caller caller,
      List<Runnable> released) {
    SavePlan plan = plan(transaction.handle(), drafts, named, mode, caller, transaction.now());
    if (!plan.conflicts().isEmpty()) {
      return new SaveOutcome.Refused(plan.conflicts().refusals());
    }
    CaseStudyStore.insert(transaction.handle(), plan.created());
    CaseStudyStore.update(transaction.handle(), plan.updated());
    plan.created().forEach(study -> record(transaction, plan, study, caller));
    plan.updated().forEach(study -> record(transaction, plan, study, caller));
    plan.updated()
        .forEach(
            study ->
                plan.before(study)
                    .ifPresent(before -> released.add(() -> attachments.release(before, study))));
    return new SaveOutcome.Saved(plan.all(), plan.effects());
  }

  private static void record(
      Transaction transaction, SavePlan plan, CaseStudy study, Caller caller) {
    Optional<CaseStudy> before = plan.before(study);
    if (before.map(CaseStudy::state).filter(study.state()::equals).isEmpty()) {
      CaseTransitionStore.append(
          transaction.handle(),
          study.key(),
          new CaseTransition(
              study.state().isPublic() ? CaseAct.PUBLISH : CaseAct.BEGIN,
              before.map(CaseStudy::state),
              study.state(),
              transaction.now(),
              caller.organization(),
              Optional.empty(),
              Optional.empty()));
    }
    transaction.record(
        NewChange.of(
            caller.origin(),
            SUBJECT,
            study.key(),
            before.map(ToldCase::of),
            Optional.of(ToldCase.of(study))));
  }

  private static List<String> keysOf(List<CaseDraft> drafts) {
    return drafts.stream().map(CaseDraft::key).toList();
  }

  private static List<String> organizationsOf(List<CaseDraft> drafts) {
    return drafts.stream()
        .map(CaseDraft::content)
        .flatMap(
            content ->
                Stream.concat(
                    content.organizationCode().stream(),
                    content.appendix().authors().stream()
                        .flatMap(author -> author.organizationCode().stream())))
        .distinct()
        .toList();
  }

  private static Set<String> clausesOf(List<CaseDraft> drafts) {
    return drafts.stream()
        .flatMap(draft -> draft.content().appendix().clauses().stream())
        .collect(Collectors.toSet());
  }

  private static CaseDraft canonical(CaseDraft draft) {
    CaseContent content = draft.content();
    return draft.with(content.withFacets(FacetValues.canonical(content.facets())));
  }
}
