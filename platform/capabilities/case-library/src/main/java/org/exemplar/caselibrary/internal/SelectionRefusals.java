package org.exemplar.caselibrary.internal;

import java.util.List;
import java.util.Optional;
import org.exemplar.spi.schema.Refusal;

/** Why a round of selection stays as it is. */
final class SelectionRefusals {
  private static final String INPUT = "input";

  private SelectionRefusals() {}

  static Refusal notFound() {
    return Refusal.notFound("SELECTION_NOT_FOUND", "没有这一轮评选", "there is no such round of selection")
        .at(INPUT, "selection");
  }

  static Refusal notEntered() {
    return Refusal.notFound("CASE_NOT_IN_SELECTION", "该案例未参加这一轮评选", "the case is not in that round")
        .at(INPUT, "caseStudy");
  }

  static Refusal taken(String code) {
    return Refusal.conflict(
            "SELECTION_EXISTS",
            "评选编号“" + code + "”已被使用，请换一个",
            "there is a round " + code + " already; choose another code")
        .at(INPUT, "code");
  }

  static Refusal version(CaseSelection selection) {
    return Refusal.version(
            Optional.of(selection.version()),
            "版本已是 " + selection.version() + "，请重新读取后再办",
            "the version is " + selection.version() + " by now: read it again")
        .at(INPUT, "expectedVersion");
  }

  static Refusal state(CaseSelection selection, CaseSelectionState wanted) {
    return Refusal.conflict(
            "SELECTION_STATE",
            "这一轮评选处于 " + selection.state() + " 状态，须为 " + wanted,
            "the round is " + selection.state() + "; it has to be " + wanted)
        .at(INPUT, "selection");
  }

  static Refusal decided() {
    return Refusal.conflict("SELECTION_STATE", "这一轮评选已结束", "the round is over")
        .at(INPUT, "selection");
  }

  static Refusal closed(CaseSelection selection) {
    return Refusal.conflict(
            "SELECTION_CLOSED",
            "报名时间为 " + selection.opensOn() + " 至 " + selection.closesOn(),
            "cases are entered from " + selection.opensOn() + " to " + selection.closesOn())
        .at(INPUT, "selection");
  }

  static Refusal empty() {
    return Refusal.conflict("SELECTION_EMPTY", "还没有案例参加这一轮评选", "no case was entered yet")
        .at(INPUT, "selection");
  }

  static Refusal elsewhere(CaseSelection selection) {
    return Refusal.conflict(
            "CASE_OUTSIDE",
            "案例的组织不属于 " + selection.bodyName() + "（" + selection.bodyCode() + "）",
            "the organisation of the case does not lie below "
                + selection.bodyName()
                + " ("
                + selection.bodyCode()
                + ")")
        .at(INPUT, "caseStudy");
  }

  static Refusal notEligible(String zh, String en) {
    return Refusal.conflict("CASE_NOT_ELIGIBLE", zh, en).at(INPUT, "caseStudy");
  }

  /** Only a decision moves a case that is in a round. */
  static Refusal inSelection(String code) {
    return Refusal.conflict(
            "CASE_IN_SELECTION",
            "案例正在参加评选“" + code + "”，待其结束后再办",
            "the case is in the round " + code + "; wait until that is decided")
        .at(INPUT, "caseStudy");
  }

  static Refusal reviewer(int at, String code, String zh, String en) {
    return Refusal.notPermitted(code, zh, en).at(INPUT, "reviewers", Integer.toString(at));
  }

  static Refusal conflict(String organization) {
    return Refusal.notPermitted(
            "CONFLICT_OF_INTEREST",
            "与组织 " + organization + " 有利益关系者不评审其案例",
            "who belongs to organisation "
                + organization
                + " or declared a conflict of interest there does not judge its cases")
        .at(INPUT, "caseStudy");
  }

  static Refusal lacksReviews(String key, int has, int needed) {
    return Refusal.conflict(
            "REVIEWS_MISSING",
            "案例“" + key + "”有 " + has + " 份评审，至少须有 " + needed + " 份",
            "case " + key + " has " + has + " reviews and needs " + needed)
        .at(INPUT, "selection");
  }

  static Refusal tied(List<String> keys, int places) {
    return Refusal.conflict(
            "TIE_UNDECIDED",
            "案例 " + String.join("、", keys) + " 得分相同，而名额只有 " + places + " 个；请用 tieBreak 写明次序",
            "the cases "
                + String.join(", ", keys)
                + " have the same mean, and there are "
                + places
                + " places; say in tieBreak which come first")
        .at(INPUT, "tieBreak");
  }
}
