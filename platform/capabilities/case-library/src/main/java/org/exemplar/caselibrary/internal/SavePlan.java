package org.exemplar.caselibrary.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.exemplar.caselibrary.CaseDraft;
import org.exemplar.caselibrary.CaseStanding;
import org.exemplar.caselibrary.CaseState;
import org.exemplar.caselibrary.CaseStudy;
import org.exemplar.caselibrary.SaveOutcome.Effect;
import org.exemplar.organizations.Organization;
import org.exemplar.spi.schema.Refusal;
import org.jspecify.annotations.Nullable;

/** What saving would do: which cases are new, which change, and what stands in the way. */
final class SavePlan {
  /**
   * What is somebody's to do.
   *
   * @param account id of the account
   * @param write why cases of an organisation, or of none, are not its to write; empty where they
   *     are
   * @param publish the same for making them public and changing what is
   */
  record Authority(
      String account,
      Function<Optional<String>, Optional<Refusal>> write,
      Function<Optional<String>, Optional<Refusal>> publish) {}

  private final Map<String, CaseStudy> present;
  private final Map<String, Organization> named;
  private final Authority authority;
  private final boolean publish;
  private final Instant now;
  private final List<CaseStudy> all = new ArrayList<>();
  private final List<CaseStudy> created = new ArrayList<>();
  private final List<CaseStudy> updated = new ArrayList<>();
  private final List<Effect> effects = new ArrayList<>();
  private final Findings conflicts = new Findings();

  private SavePlan(
      Map<String, CaseStudy> present,
      Map<String, Organization> named,
      Authority authority,
      boolean publish,
      Instant now) {
    this.present = present;
    this.named = named;
    this.authority = authority;
    this.publish = publish;
    this.now = now;
  }

  /**
   * Compares drafts with what is there.
   *
   * @param present the cases that are there, by key
   * @param named the organisations that drafts name, by code
   * @param authority what is the caller's to do
   * @param publish whether new cases and drafts become public
   */
  static SavePlan of(
      List<CaseDraft> drafts,
      Map<String, CaseStudy> present,
      Map<String, Organization> named,
      Authority authority,
      boolean publish,
      Instant now) {
    SavePlan plan = new SavePlan(present, named, authority, publish, now);
    for (int index = 0; index < drafts.size(); index++) {
      plan.add(index, drafts.get(index));
    }
    return plan;
  }

  List<CaseStudy> created() {
    return created;
  }

  List<CaseStudy> updated() {
    return updated;
  }

  /** All cases as they will be, in the order of the input. */
  List<CaseStudy> all() {
    return all;
  }

  /** The case as it is there now, empty when it is new. */
  Optional<CaseStudy> before(CaseStudy after) {
    return Optional.ofNullable(present.get(after.key()));
  }

  Findings conflicts() {
    return conflicts;
  }

  /** What becomes of each case, in the order of the input. */
  List<Effect> effects() {
    return effects;
  }

  /** A case that is handed from one organisation to another is written at both. */
  private Optional<Refusal> unwritable(@Nullable CaseStudy before, CaseDraft draft) {
    Optional<String> there = draft.content().organizationCode();
    return authority
        .write()
        .apply(there)
        .or(
            () ->
                Optional.ofNullable(before)
                    .flatMap(study -> authority.write().apply(study.content().organizationCode())));
  }

  /** What everybody reads is changed by who may publish at both places. */
  private Optional<Refusal> unpublishable(@Nullable CaseStudy before, CaseDraft draft) {
    return authority
        .publish()
        .apply(draft.content().organizationCode())
        .or(
            () ->
                Optional.ofNullable(before)
                    .filter(study -> study.state().isPublic())
                    .flatMap(
                        study -> authority.publish().apply(study.content().organizationCode())));
  }

  private void add(int index, CaseDraft draft) {
    CaseStudy before = present.get(draft.key());
    CaseStanding standing = standing(before);
    Optional<String> name =
        draft.content().organizationCode().map(named::get).map(Organization::name);
    Findings here = conflicts.at(index);
    int version = before == null ? 0 : before.version();
    boolean same =
        before != null
            && before.content().equals(draft.content())
            && before.organizationName().equals(name)
            && before.standing().equals(standing);
    Optional<Refusal> forbidden =
        same
            ? Optional.empty()
            : unwritable(before, draft)
                .or(
                    () ->
                        standing.state().isPublic()
                            ? unpublishable(before, draft)
                            : Optional.empty());
    if (forbidden.isPresent()) {
      here.add(forbidden.get().at("organizationCode"));
      return;
    }
    version(here, draft, version);
    if (same) {
      all.add(before);
      effects.add(Effect.UNCHANGED);
      return;
    }
    if (before != null && before.state() == standing.state() && isUnderReview(before)) {
      here.add(underReview(before).at("key"));
    } else if (standing.state().isPublic() && !publish) {
      CaseRules.missing(draft.content(), here);
    }
    CaseStudy after = new CaseStudy(draft.key(), draft.content(), name, standing, version + 1, now);
    all.add(after);
    effects.add(before == null ? Effect.CREATED : Effect.UPDATED);
    (before == null ? created : updated).add(after);
  }

  /** Where the case stands afterwards: what is sent as public takes a draft there, nothing else. */
  private CaseStanding standing(@Nullable CaseStudy before) {
    CaseStanding standing =
        before == null ? CaseStanding.begun(authority.account()) : before.standing();
    return publish && standing.state() == CaseState.DRAFT
        ? standing.in(CaseState.PUBLISHED, now)
        : standing;
  }

  private static boolean isUnderReview(CaseStudy study) {
    return study.state() == CaseState.SUBMITTED || study.state() == CaseState.SELECTED;
  }

  private static Refusal underReview(CaseStudy study) {
    return Refusal.conflict(
        "CASE_UNDER_REVIEW",
        "案例正在评选（" + study.state() + "），退回后才能修改",
        "the case is " + study.state() + ": it has to be returned before it can be changed");
  }

  private static void version(Findings here, CaseDraft draft, int version) {
    if (draft.expectedVersion().orElse(version) != version) {
      here.add(
          Refusal.version(
                  Optional.of(version),
                  "版本已是 " + version + "，请重新读取后再改",
                  "the version is " + version + " by now: read it again before changing it")
              .at("expectedVersion"));
    }
  }
}
