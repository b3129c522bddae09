package org.exemplar.caselibrary.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.exemplar.caselibrary.CaseStudy;
import org.exemplar.spi.identity.Caller;

/**
 * Shows entries of rounds: each as far as somebody sees the case; points of others when the round
 * is decided, to who runs it and who reviewed in it; comments to who works on the case, without who
 * said them.
 */
final class CaseEntryViews {
  private final CaseSelections selections;
  private final StoredCaseStudies cases;

  CaseEntryViews(CaseSelections selections, StoredCaseStudies cases) {
    this.selections = selections;
    this.cases = cases;
  }

  /** A review as somebody sees it. */
  public record ReviewView(CaseReview review, CaseScores weights, boolean own) {
    public CaseScores scores() {
      return review.points();
    }

    public double weighted() {
      return new ExactMean(weights.of(review.points()), 1).shown();
    }

    public Optional<String> comment() {
      return review.comment();
    }

    public Instant reviewedAt() {
      return review.reviewedAt();
    }
  }

  /**
   * An entry as somebody sees it.
   *
   * @param account id of who sees it
   * @param judges whether it runs the round or reviewed in it
   * @param works whether it works on the case
   */
  public record EntryView(
      CaseSelectionView selection,
      CaseEntry entry,
      CaseView caseStudy,
      String account,
      boolean judges,
      boolean works) {
    private boolean decided() {
      return selection.selection().isDecided();
    }

    public int reviewerCount() {
      return entry.reviewers().size();
    }

    public int reviewCount() {
      return entry.reviews().size();
    }

    public List<ReviewView> reviews() {
      return entry.reviews().stream()
          .filter(review -> isOwn(review) || decided() && judges)
          .map(review -> new ReviewView(review, selection.selection().weights(), isOwn(review)))
          .toList();
    }

    private boolean isOwn(CaseReview review) {
      return review.account().equals(account);
    }

    /** In an order that says nothing of who said what. */
    public List<String> comments() {
      return decided() && works
          ? entry.reviews().stream().flatMap(one -> one.comment().stream()).sorted().toList()
          : List.of();
    }

    public Optional<Double> mean() {
      return entry.result().filter(any -> works || judges).map(result -> result.mean().shown());
    }

    public Optional<Integer> rank() {
      return entry.result().map(CaseRanking.Ranked::rank);
    }

    public boolean tied() {
      return entry.result().filter(CaseRanking.Ranked::tied).isPresent();
    }

    public boolean selected() {
      return entry.result().filter(CaseRanking.Ranked::selected).isPresent();
    }
  }

  /** Entries of rounds by code of the round. */
  Map<String, List<EntryView>> ofRounds(List<CaseSelection> rounds, Caller caller) {
    Map<String, List<EntryView>> views = new HashMap<>();
    List<String> codes = rounds.stream().map(CaseSelection::code).distinct().toList();
    for (EntryView view : views(selections.entriesOf(codes), caller)) {
      views.computeIfAbsent(view.selection().code(), any -> new ArrayList<>()).add(view);
    }
    return views;
  }

  /** Entries of cases by key of the case, of those that somebody works on. */
  Map<String, List<EntryView>> ofCases(List<String> keys, Caller caller) {
    Map<String, List<EntryView>> views = new HashMap<>();
    for (EntryView view : views(selections.entriesOfCases(keys), caller)) {
      if (view.works()) {
        views.computeIfAbsent(view.entry().caseKey(), any -> new ArrayList<>()).add(view);
      }
    }
    return views;
  }

  private List<EntryView> views(List<CaseEntry> entries, Caller caller) {
    Map<String, CaseSelection> rounds =
        selections.byCodes(
            entries.stream().map(CaseEntry::selectionCode).distinct().toList(), caller);
    Map<String, CaseStudy> seen =
        cases.byKeys(entries.stream().map(CaseEntry::caseKey).distinct().toList(), caller);
    CaseAudience audience =
        cases
            .access()
            .audience(
                caller,
                () ->
                    seen.values().stream()
                        .flatMap(study -> study.content().organizationCode().stream())
                        .distinct()
                        .toList());
    Map<String, Boolean> judging = new HashMap<>();
    List<EntryView> views = new ArrayList<>();
    for (CaseEntry entry : entries) {
      CaseSelection round = rounds.get(entry.selectionCode());
      CaseStudy study = seen.get(entry.caseKey());
      if (round != null && study != null) {
        views.add(
            new EntryView(
                new CaseSelectionView(round),
                entry,
                CaseView.of(study),
                caller.origin().actor(),
                judging.computeIfAbsent(round.code(), any -> selections.runs(caller, round))
                    || isReviewer(entries, round, caller),
                audience.worksOn(study.content().organizationCode(), study.standing())));
      }
    }
    return views;
  }

  private static boolean isReviewer(List<CaseEntry> entries, CaseSelection round, Caller caller) {
    return entries.stream()
        .filter(entry -> entry.selectionCode().equals(round.code()))
        .anyMatch(entry -> entry.by(caller.origin().actor()).isPresent());
  }
}
