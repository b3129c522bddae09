package org.exemplar.plugins.internal.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.time.LocalDate;
import java.time.MonthDay;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.exemplar.plugins.Problem;
import org.exemplar.spi.LocalizedText;
import org.exemplar.spi.programme.Duty;
import org.exemplar.spi.programme.EventSide;
import org.exemplar.spi.programme.Moment;
import org.exemplar.spi.programme.MonthPart;
import org.exemplar.spi.programme.Phase;
import org.exemplar.spi.programme.ProgrammeEvent;
import org.exemplar.spi.programme.ProgrammeTemplate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Programme templates, their events, carriers and guidance: what is read and what is refused. */
class ProgrammeContentTest {
  private static final String PROGRAMME = "programmes/spring.yaml";
  private static final String EVENTS = "programme-events.yaml";
  private static final String CARRIERS = "carriers/carriers.yaml";
  private static final String GUIDANCE = "guidance/guidance.yaml";

  private static PluginContent specimen() {
    return ((ContentResult.Good) new ContentReader().read(Specimen.files())).content();
  }

  private static ProgrammeTemplate spring() {
    return specimen().programmeTemplates().getFirst();
  }

  @Test
  void an_event_comes_every_year_or_on_a_day_or_is_open() {
    assertThat(specimen().programmeEvents())
        .extracting(ProgrammeEvent::yearly, ProgrammeEvent::date, ProgrammeEvent::isOpen)
        .containsExactly(
            tuple(Optional.of(MonthDay.of(7, 1)), Optional.empty(), false),
            tuple(Optional.empty(), Optional.of(LocalDate.of(2012, 9, 1)), false),
            tuple(Optional.empty(), Optional.empty(), true));
  }

  @Test
  void moments_are_as_exact_as_the_document_and_name_events_with_their_plugin() {
    List<Phase> phases = spring().phases();
    assertThat(phases.getFirst().from())
        .contains(new Moment.Month(YearMonth.of(2011, 5), Optional.empty()));
    assertThat(phases.getFirst().until())
        .contains(new Moment.Event("specimen/congress", EventSide.BEFORE, Optional.empty()));
    assertThat(phases.getLast().from()).contains(new Moment.Day(LocalDate.of(2011, 5, 10)));
    assertThat(phases.getLast().until())
        .contains(new Moment.Month(YearMonth.of(2011, 6), Optional.of(MonthPart.MIDDLE)));
    assertThat(phases.getLast().within()).contains("first");
    assertThat(spring().milestones().getFirst().when())
        .isEqualTo(new Moment.Event("specimen/founding-day", EventSide.BEFORE, Optional.of(2012)));
    assertThat(spring().steps().getFirst().when())
        .contains(new Moment.Words(new LocalizedText("适时", "in due time")));
  }

  @Test
  void a_duty_says_who_hands_in_what_to_whom_by_when_on_which_form_in_how_many_copies() {
    Duty duty = spring().duties().getFirst();
    assertThat(duty.by()).containsExactly(new LocalizedText("各校", "Schools"));
    assertThat(duty.organizationTypes()).containsExactly("school");
    assertThat(duty.to().zh()).isEqualTo("教育局");
    assertThat(duty.due())
        .contains(new Moment.Event("specimen/opening", EventSide.AT, Optional.empty()));
    assertThat(duty.everyMonths()).contains(12);
    assertThat(duty.form()).contains("school-profile");
    assertThat(duty.copies()).contains(2);
  }

  static Stream<Arguments> slips() {
    return Stream.of(
        slip(
            "two moments in one",
            PROGRAMME,
            "{date: 2011-05-10}",
            "{date: 2011-05-10, event: congress}",
            PROGRAMME + ":17 /programmeTemplate/phases/1/from/event",
            "a date, a month, an event or words, one of these"),
        slip(
            "a moment without time",
            PROGRAMME,
            "{date: 2011-05-10}",
            "{}",
            PROGRAMME + ":17 /programmeTemplate/phases/1/from",
            "required key words is missing"),
        slip(
            "a day that is none",
            PROGRAMME,
            "{date: 2011-05-10}",
            "{date: 2011-02-30}",
            PROGRAMME + ":17 /programmeTemplate/phases/1/from/date",
            "there is no day 2011-02-30"),
        slip(
            "a month that is none",
            PROGRAMME,
            "{month: 2011-05}",
            "{month: 2011-13}",
            PROGRAMME + ":13 /programmeTemplate/phases/0/from/month",
            "must look like 2011-05"),
        slip(
            "an event that is not there",
            PROGRAMME,
            "{event: opening}",
            "{event: openning}",
            PROGRAMME + ":40 /programmeTemplate/duties/0/due/event",
            "did you mean opening?"),
        slip(
            "an end before the beginning",
            PROGRAMME,
            "{month: 2011-06, part: MIDDLE}",
            "{month: 2011-04}",
            PROGRAMME + ":18 /programmeTemplate/phases/1/until",
            "until must not be before from (2011-05)"),
        slip(
            "a phase within one that is not there",
            PROGRAMME,
            "within: first",
            "within: frist",
            PROGRAMME + ":16 /programmeTemplate/phases/1/within",
            "did you mean first?"),
        slip(
            "a phase within itself",
            PROGRAMME,
            "within: first",
            "within: begin",
            PROGRAMME + ":16 /programmeTemplate/phases/1/within",
            "phase begin lies within itself"),
        slip(
            "two phases of one code",
            PROGRAMME,
            "code: begin",
            "code: first",
            PROGRAMME + ":14 /programmeTemplate/phases/1/code",
            "first at exemplar/programmes/spring.yaml:13"),
        slip(
            "a joint decision of one body",
            PROGRAMME,
            "bodies: [{zh: 甲, en: A}, {zh: 乙, en: B}]",
            "bodies: [{zh: 甲, en: A}]",
            PROGRAMME + ":32 /programmeTemplate/approvals/0/steps/1/joint",
            "joint: true needs two bodies"),
        slip(
            "a quota that is set without number",
            PROGRAMME,
            "number: 10, level",
            "level",
            PROGRAMME + ":25 /programmeTemplate/quotas/0",
            "required key number is missing"),
        slip(
            "a quota of others' choice with a number",
            PROGRAMME,
            "rule: SELF_SET",
            "number: 3, rule: SELF_SET",
            PROGRAMME + ":26 /programmeTemplate/quotas/1/number",
            "a number belongs to a quota with rule: SET"),
        slip(
            "a form that is not there",
            PROGRAMME,
            "form: school-profile",
            "form: schol-profile",
            PROGRAMME + ":42 /programmeTemplate/duties/0/form",
            "did you mean school-profile?"),
        slip(
            "a type that is not there",
            PROGRAMME,
            "organizationTypes: [school]",
            "organizationTypes: [scool]",
            PROGRAMME + ":38 /programmeTemplate/duties/0/organizationTypes/0",
            "did you mean school?"),
        slip(
            "a clause of a document that is not declared",
            PROGRAMME,
            "criteriaSets: [HN-X1], clause: \"HN#1.p1\"",
            "criteriaSets: [HN-X1], clause: \"ZZ#1.p1\"",
            PROGRAMME + ":11 /programmeTemplate/tracks/0/clause",
            "source code ZZ does not exist"),
        slip(
            "an event twice a year and once",
            EVENTS,
            "yearly: \"07-01\"",
            "yearly: \"07-01\", date: 2011-07-01",
            EVENTS + ":2 /programmeEvents/0/date",
            "every year or on one day"),
        slip(
            "an event on a day that is none",
            EVENTS,
            "\"07-01\"",
            "\"02-31\"",
            EVENTS + ":2 /programmeEvents/0/yearly",
            "there is no day 02-31"),
        slip(
            "parts that no document tells",
            CARRIERS,
            "kind: POST, expanded: false",
            "kind: POST, expanded: false, parts: [{code: x, name: {zh: 甲, en: A}}]",
            CARRIERS + ":10 /carriers/1/parts",
            "what the document does not expand has no parts"),
        slip(
            "a carrier that is expanded to nothing",
            CARRIERS,
            "kind: POST, expanded: false",
            "kind: POST, expanded: true",
            CARRIERS + ":10 /carriers/1",
            "required key parts is missing"),
        slip(
            "guidance of a type that is not there",
            GUIDANCE,
            "organizationTypes: [school]",
            "organizationTypes: [scool]",
            GUIDANCE + ":6 /guidance/0/organizationTypes/0",
            "did you mean school?"));
  }

  private static Arguments slip(
      String what, String file, String text, String replacement, String place, String en) {
    return Arguments.of(what, file, text, replacement, place, en);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("slips")
  void what_is_wrong_is_refused_where_it_stands_with_a_remedy(
      String what, String file, String text, String replacement, String place, String en) {
    List<Problem> problems = Specimen.problems(Specimen.with(file, text, replacement));
    assertThat(problems)
        .as(what)
        .extracting(p -> p.file().orElse("") + ":" + p.line() + " " + p.path())
        .contains("exemplar/" + place);
    assertThat(problems).anySatisfy(p -> assertThat(p.message().en()).contains(en));
    assertThat(problems)
        .allSatisfy(p -> assertThat(p.message().zh()).isNotEqualTo(p.message().en()));
  }
}
