package org.exemplar.caselibrary.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.exemplar.caselibrary.CaseDraft;
import org.exemplar.caselibrary.CaseStudy;
import org.exemplar.caselibrary.SaveOutcome.Effect;
import org.exemplar.organizations.Organization;
import org.exemplar.spi.schema.Refusal;
import org.jspecify.annotations.Nullable;

/** What saving would do: which cases are new, which change, and what stands in the way. */
final class SavePlan {
  private final Map<String, CaseStudy> present;
  private final Map<String, Organization> named;
  private final Predicate<Optional<String>> writable;
  private final Instant now;
  private final List<CaseStudy> all = new ArrayList<>();
  private final List<CaseStudy> created = new ArrayList<>();
  private final List<CaseStudy> updated = new ArrayList<>();
  private final List<Effect> effects = new ArrayList<>();
  private final Findings conflicts = new Findings();

  private SavePlan(
      Map<String, CaseStudy> present,
      Map<String, Organization> named,
      Predicate<Optional<String>> writable,
      Instant now) {
    this.present = present;
    this.named = named;
    this.writable = writable;
    this.now = now;
  }

  /**
   * Compares drafts with what is there.
   *
   * @param present the cases that are there, by key
   * @param named the organisations that drafts name, by code
   * @param writable whether cases of an organisation, or of none, are the caller's to write
   */
  static SavePlan of(
      List<CaseDraft> drafts,
      Map<String, CaseStudy> present,
      Map<String, Organization> named,
      Predicate<Optional<String>> writable,
      Instant now) {
    SavePlan plan = new SavePlan(present, named, writable, now);
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
  private void checkAuthority(int index, @Nullable CaseStudy before, CaseDraft draft) {
    boolean mine =
        writable.test(draft.content().organizationCode())
            && (before == null || writable.test(before.content().organizationCode()));
    if (!mine) {
      String where = draft.content().organizationCode().orElse("–");
      conflicts
          .at(index)
          .add(
              "NOT_ALLOWED",
              "您不能编写该组织（" + where + "）的案例",
              "cases of that organisation (" + where + ") are not yours to write",
              "organizationCode");
    }
  }

  private void add(int index, CaseDraft draft) {
    CaseStudy before = present.get(draft.key());
    int version = before == null ? 0 : before.version();
    if (draft.expectedVersion().orElse(version) != version) {
      conflicts
          .at(index)
          .add(
              Refusal.version(
                      Optional.of(version),
                      "版本已是 " + version + "，请重新读取后再改",
                      "the version is " + version + " by now: read it again before changing it")
                  .at("expectedVersion"));
    }
    Optional<String> name =
        draft.content().organizationCode().map(named::get).map(Organization::name);
    if (before != null
        && before.content().equals(draft.content())
        && before.organizationName().equals(name)) {
      all.add(before);
      effects.add(Effect.UNCHANGED);
      return;
    }
    checkAuthority(index, before, draft);
    CaseStudy after = new CaseStudy(draft.key(), draft.content(), name, version + 1, now);
    all.add(after);
    effects.add(before == null ? Effect.CREATED : Effect.UPDATED);
    (before == null ? created : updated).add(after);
  }
}
