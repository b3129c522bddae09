package org.exemplar.plugins.internal.content;

import static org.exemplar.plugins.internal.content.Values.anchor;
import static org.exemplar.plugins.internal.content.Values.constant;
import static org.exemplar.plugins.internal.content.Values.each;
import static org.exemplar.plugins.internal.content.Values.flag;
import static org.exemplar.plugins.internal.content.Values.localized;
import static org.exemplar.plugins.internal.content.Values.optional;
import static org.exemplar.plugins.internal.content.Values.text;
import static org.exemplar.plugins.internal.content.Values.texts;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Optional;
import org.exemplar.spi.OrganizationLevel;
import org.exemplar.spi.SubjectKind;
import org.exemplar.spi.programme.ApprovalAct;
import org.exemplar.spi.programme.ApprovalChain;
import org.exemplar.spi.programme.ApprovalStep;
import org.exemplar.spi.programme.Duty;
import org.exemplar.spi.programme.DutyAct;
import org.exemplar.spi.programme.Entry;
import org.exemplar.spi.programme.Honour;
import org.exemplar.spi.programme.Milestone;
import org.exemplar.spi.programme.Phase;
import org.exemplar.spi.programme.Predecessor;
import org.exemplar.spi.programme.ProgrammeEvent;
import org.exemplar.spi.programme.ProgrammeTemplate;
import org.exemplar.spi.programme.Quota;
import org.exemplar.spi.programme.QuotaRule;
import org.exemplar.spi.programme.Role;
import org.exemplar.spi.programme.RoleKind;
import org.exemplar.spi.programme.Step;
import org.exemplar.spi.programme.Track;

/** Builds programme templates and the events that they refer to. */
final class ProgrammeBuilder {
  private final Moments moments;

  ProgrammeBuilder(OwnNames names) {
    this.moments = new Moments(names);
  }

  static ProgrammeEvent event(JsonNode event) {
    return new ProgrammeEvent(
        text(event, "code"),
        localized(event, "name"),
        optional(event, "yearly").map(day -> MonthDay.parse("--" + day)),
        optional(event, "date").map(LocalDate::parse));
  }

  ProgrammeTemplate template(JsonNode template) {
    return new ProgrammeTemplate(
        text(template, "code"),
        Values.version(template),
        localized(template, "name"),
        localized(template, "objective"),
        anchor(template, "source"),
        each(template, "predecessor", ProgrammeBuilder::predecessor).stream().findFirst(),
        each(template, "tracks", ProgrammeBuilder::track),
        each(template, "phases", this::phase),
        each(template, "milestones", this::milestone),
        each(template, "steps", this::step),
        each(template, "quotas", ProgrammeBuilder::quota),
        each(template, "approvals", ProgrammeBuilder::approval),
        each(template, "duties", this::duty),
        each(template, "honours", ProgrammeBuilder::honour),
        each(template, "roles", ProgrammeBuilder::role),
        each(template, "channels", ProgrammeBuilder::entry));
  }

  static Entry entry(JsonNode entry) {
    return new Entry(text(entry, "code"), localized(entry, "name"), anchor(entry, "clause"));
  }

  private static Predecessor predecessor(JsonNode before) {
    return new Predecessor(
        localized(before, "name"),
        each(before, "takenOver", ProgrammeBuilder::entry),
        anchor(before, "clause"));
  }

  private static Track track(JsonNode track) {
    return new Track(
        text(track, "code"),
        localized(track, "name"),
        each(track, "subjects", kind -> SubjectKind.valueOf(kind.asText())),
        texts(track, "criteriaSets"),
        anchor(track, "clause"));
  }

  private Phase phase(JsonNode phase) {
    return new Phase(
        text(phase, "code"),
        localized(phase, "name"),
        optional(phase, "within"),
        moments.optional(phase, "from"),
        moments.optional(phase, "until"),
        each(phase, "tasks", ProgrammeBuilder::entry),
        anchor(phase, "clause"));
  }

  private Milestone milestone(JsonNode milestone) {
    return new Milestone(
        text(milestone, "code"),
        localized(milestone, "name"),
        moments.moment(milestone.path("when")),
        flag(milestone, "deadline"),
        anchor(milestone, "clause"));
  }

  private Step step(JsonNode step) {
    return new Step(
        text(step, "code"),
        localized(step, "name"),
        moments.optional(step, "when"),
        number(step, "everyMonths"),
        each(step, "tasks", ProgrammeBuilder::entry),
        anchor(step, "clause"));
  }

  private static Quota quota(JsonNode quota) {
    return new Quota(
        text(quota, "code"),
        localized(quota, "name"),
        number(quota, "number"),
        optional(quota, "level").map(OrganizationLevel::valueOf),
        constant(QuotaRule.class, quota, "rule"),
        anchor(quota, "clause"));
  }

  private static ApprovalChain approval(JsonNode chain) {
    return new ApprovalChain(
        text(chain, "code"),
        localized(chain, "name"),
        each(chain, "steps", ProgrammeBuilder::approvalStep),
        anchor(chain, "clause"));
  }

  private static ApprovalStep approvalStep(JsonNode step) {
    return new ApprovalStep(
        text(step, "code"),
        localized(step, "name"),
        constant(ApprovalAct.class, step, "act"),
        each(step, "bodies", Values::localized),
        flag(step, "joint"));
  }

  private Duty duty(JsonNode duty) {
    return new Duty(
        text(duty, "code"),
        localized(duty, "name"),
        constant(DutyAct.class, duty, "act"),
        each(duty, "by", Values::localized),
        texts(duty, "organizationTypes"),
        localized(duty, "to"),
        moments.optional(duty, "due"),
        number(duty, "everyMonths"),
        optional(duty, "form"),
        number(duty, "copies"),
        anchor(duty, "clause"));
  }

  private static Honour honour(JsonNode honour) {
    return new Honour(
        text(honour, "code"),
        localized(honour, "name"),
        constant(SubjectKind.class, honour, "subject"),
        each(honour, "levels", level -> OrganizationLevel.valueOf(level.asText())),
        flag(honour, "external"),
        anchor(honour, "clause"));
  }

  private static Role role(JsonNode role) {
    return new Role(
        text(role, "code"),
        localized(role, "name"),
        constant(RoleKind.class, role, "kind"),
        each(role, "heldBy", Values::localized),
        anchor(role, "clause"));
  }

  private static Optional<Integer> number(JsonNode node, String key) {
    return node.path(key).isIntegralNumber()
        ? Optional.of(node.path(key).intValue())
        : Optional.empty();
  }
}
