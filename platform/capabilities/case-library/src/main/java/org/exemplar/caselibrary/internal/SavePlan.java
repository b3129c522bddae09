package org.exemplar.caselibrary.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.exemplar.caselibrary.CaseDraft;
import org.exemplar.caselibrary.CaseStudy;
import org.exemplar.caselibrary.SaveOutcome;
import org.exemplar.organizations.Organization;

/** What saving would do: which cases are new, which change, and what stands in the way. */
final class SavePlan {
  private final Map<String, CaseStudy> present;
  private final Map<String, Organization> named;
  private final Instant now;
  private final List<CaseStudy> all = new ArrayList<>();
  private final List<CaseStudy> created = new ArrayList<>();
  private final List<CaseStudy> updated = new ArrayList<>();
  private final Findings conflicts = new Findings();

  private SavePlan(Map<String, CaseStudy> present, Map<String, Organization> named, Instant now) {
    this.present = present;
    this.named = named;
    this.now = now;
  }

  /**
   * Compares drafts with what is there.
   *
   * @param present the cases that are there, by key
   * @param named the organisations that drafts name, by code
   */
  static SavePlan of(
      List<CaseDraft> drafts,
      Map<String, CaseStudy> present,
      Map<String, Organization> named,
      Instant now) {
    SavePlan plan = new SavePlan(present, named, now);
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

  Findings conflicts() {
    return conflicts;
  }

  SaveOutcome.Counts counts() {
    return new SaveOutcome.Counts(
        created.size(), updated.size(), all.size() - created.size() - updated.size());
  }

  private void add(int index, CaseDraft draft) {
    CaseStudy before = present.get(draft.key());
    int version = before == null ? 0 : before.version();
    if (draft.expectedVersion().orElse(version) != version) {
      conflicts
          .at(index)
          .add(
              "VERSION_CONFLICT",
              "版本已是 " + version + "，请重新读取后再改",
              "the version is " + version + " by now: read it again before changing it",
              "expectedVersion");
    }
    Optional<String> name =
        draft.content().organizationCode().map(named::get).map(Organization::name);
    if (before != null
        && before.content().equals(draft.content())
        && before.organizationName().equals(name)) {
      all.add(before);
      return;
    }
    CaseStudy after = new CaseStudy(draft.key(), draft.content(), name, version + 1, now);
    all.add(after);
    (before == null ? created : updated).add(after);
  }
}
