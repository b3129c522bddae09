package org.exemplar.plugins.internal.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.exemplar.plugins.Catalogue;
import org.exemplar.plugins.Catalogue.Owned;
import org.exemplar.plugins.InstalledPlugin;
import org.exemplar.plugins.internal.CandidatesFixture;
import org.exemplar.spi.CriteriaSet;
import org.exemplar.spi.Criterion;
import org.exemplar.spi.GlossaryTerm;
import org.exemplar.spi.LocalizedText;
import org.exemplar.spi.Plugin;
import org.exemplar.spi.SubjectKind;
import org.exemplar.spi.programme.ApprovalAct;
import org.exemplar.spi.programme.ApprovalStep;
import org.exemplar.spi.programme.Carrier;
import org.exemplar.spi.programme.Duty;
import org.exemplar.spi.programme.Entry;
import org.exemplar.spi.programme.EventSide;
import org.exemplar.spi.programme.Guidance;
import org.exemplar.spi.programme.GuidanceLine;
import org.exemplar.spi.programme.Honour;
import org.exemplar.spi.programme.Milestone;
import org.exemplar.spi.programme.Moment;
import org.exemplar.spi.programme.MonthPart;
import org.exemplar.spi.programme.Phase;
import org.exemplar.spi.programme.ProgrammeEvent;
import org.exemplar.spi.programme.ProgrammeTemplate;
import org.exemplar.spi.programme.Quota;
import org.exemplar.spi.programme.QuotaRule;
import org.exemplar.spi.programme.Role;
import org.exemplar.spi.programme.RoleKind;
import org.exemplar.spi.programme.Step;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Reads the five locality packs as they lie, beside the platform's core and the five sectors. */
class LocalityPacksTest {
  private static Catalogue catalogue = new Catalogue(List.of());

  @BeforeAll
  static void readAll() {
    ContentReader reader = new ContentReader();
    Map<String, ContentResult> results = new TreeMap<>();
    RealPlugins.FOLDERS.forEach(
        (id, folder) -> results.put(id, reader.read(new FolderFiles(folder))));
    RealPlugins.LOCALITIES.forEach(
        (id, folder) -> results.put(id, reader.read(new PackFolder(folder))));
    catalogue = CandidatesFixture.compose(results);
  }

  private static Plugin pack(String id) {
    return catalogue.active(id).orElseThrow();
  }

  private static ProgrammeTemplate programme(String id) {
    assertThat(pack(id).programmeTemplates()).hasSize(1);
    return pack(id).programmeTemplates().getFirst();
  }

  private static CriteriaSet set(String id, String code) {
    return pack(id).criteriaSets().stream()
        .filter(set -> set.code().equals(code))
        .findFirst()
        .orElseThrow();
  }

  private static GlossaryTerm term(String id, String term) {
    return pack(id).glossary().stream()
        .filter(entry -> entry.term().equals(term))
        .findFirst()
        .orElseThrow();
  }

  private static Carrier carrier(String id, String name) {
    return pack(id).carriers().stream()
        .filter(carrier -> carrier.name().zh().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static Duty duty(String id, String code) {
    return programme(id).duties().stream()
        .filter(duty -> duty.code().equals(code))
        .findFirst()
        .orElseThrow();
  }

  private static Phase phase(String id, String code) {
    return programme(id).phases().stream()
        .filter(phase -> phase.code().equals(code))
        .findFirst()
        .orElseThrow();
  }

  private static Moment.Month month(int year, int month, MonthPart... part) {
    return new Moment.Month(YearMonth.of(year, month), Stream.of(part).findFirst());
  }

  private static Moment.Event event(String code, EventSide side, Integer... year) {
    return new Moment.Event("core/" + code, side, Stream.of(year).findFirst());
  }

  @Test
  void no_pack_has_a_problem() {
    assertThat(catalogue.plugins()).flatExtracting(InstalledPlugin::problems).isEmpty();
    assertThat(catalogue.plugins())
        .extracting(InstalledPlugin::id)
        .containsSubsequence(
            "core", "rural", "hunan", "jiaozuo", "quanzhou", "shizong", "tongzhou");
  }

  @Test
  void each_pack_is_bound_to_its_place_by_the_national_code() {
    assertThat(List.of("hunan", "tongzhou", "quanzhou", "jiaozuo", "shizong"))
        .flatExtracting(id -> pack(id).descriptor().scope())
        .containsExactly("43", "320612", "3505", "4108", "530323");
  }

  @Test
  void each_pack_brings_every_kind_of_content() {
    for (String id : RealPlugins.LOCALITIES.keySet()) {
      Plugin pack = pack(id);
      assertThat(pack.organizationTypes()).as(id).isNotEmpty();
      assertThat(pack.criteriaSets()).as(id).isNotEmpty();
      assertThat(pack.forms()).as(id).isNotEmpty();
      assertThat(pack.glossary()).as(id).isNotEmpty();
      assertThat(pack.programmeTemplates()).as(id).isNotEmpty();
      assertThat(pack.carriers()).as(id).isNotEmpty();
      assertThat(pack.guidance()).as(id).isNotEmpty();
    }
  }

  @Test
  void nothing_is_expanded_that_the_document_does_not_expand() {
    assertThat(expanded("hunan")).containsExactlyInAnyOrder("百千万", "五个先锋");
    assertThat(expanded("tongzhou")).containsExactlyInAnyOrder("四比四看", "三敢");
    assertThat(expanded("quanzhou"))
        .containsExactlyInAnyOrder("五个好", "五带头", "党建带工建", "党建带团建", "党建带妇建");
    assertThat(expanded("jiaozuo"))
        .containsExactlyInAnyOrder("五个好", "五好", "五表率", "五有", "五比一争", "四讲一争", "四个重在");
    assertThat(expanded("shizong")).containsExactlyInAnyOrder("五个好", "五带头", "一定三有", "九个一", "双强双带");
  }

  private static List<String> expanded(String id) {
    return pack(id).glossary().stream()
        .filter(entry -> entry.meaning().isPresent())
        .map(GlossaryTerm::term)
        .toList();
  }

  @Test
  void the_two_wuhao_of_one_document_are_two_terms_of_two_senses() {
    GlossaryTerm grassroots = term("jiaozuo", "五个好");
    GlossaryTerm teams = term("jiaozuo", "五好");
    assertThat(grassroots.sense()).contains("grassroots-organization");
    assertThat(teams.sense()).contains("county-team");
    assertThat(grassroots.variants()).isEmpty();
    assertThat(teams.variants()).isEmpty();
    assertThat(set("jiaozuo", "JZ-G5").subjectKind()).isEqualTo(SubjectKind.ORGANIZATION);
    assertThat(set("jiaozuo", "JZ-T5").subjectKind()).isEqualTo(SubjectKind.LEADERSHIP_TEAM);
    assertThat(set("jiaozuo", "JZ-T5").items()).hasSize(5);
  }

  @Test
  void one_spelling_is_read_as_each_place_reads_it() {
    assertThat(alike("五好", "quanzhou")).containsExactly("五个好", "五好");
    assertThat(alike("五好", "shizong")).containsExactly("五个好", "五好");
    assertThat(alike("五好", "jiaozuo")).containsExactly("五好");
    assertThat(alike("五好")).containsExactly("五个好", "五好");
    assertThat(alike("七.一", "jiaozuo")).contains("七一");
  }

  /** The words that mean the same as one, in the reading of some localities. */
  private static List<String> alike(String word, String... localities) {
    return catalogue.glossary(List.of(localities)).stream()
        .map(Catalogue.Owned::value)
        .map(term -> Stream.concat(Stream.of(term.term()), term.variants().stream()).toList())
        .filter(words -> words.contains(word))
        .flatMap(List::stream)
        .toList();
  }

  @Test
  void words_that_two_provinces_use_alike_stay_apart() {
    assertThat(term("hunan", "四有一化").meaning()).isEmpty();
    assertThat(term("quanzhou", "三有一化").meaning()).isEmpty();
    assertThat(term("shizong", "一定三有").meaning()).isPresent();
    GlossaryTerm general =
        pack("rural").glossary().stream()
            .filter(entry -> entry.term().equals("一定三有"))
            .findFirst()
            .orElseThrow();
    assertThat(general.meaning()).isEmpty();
  }

  @Test
  void no_item_of_the_documents_is_lost_by_moving_sets_into_packs() {
    assertThat(sizes("quanzhou"))
        .containsExactlyInAnyOrder("QZ-G5 43", "QZ-M5 25", "QZ-A 2", "QZ-P5 5");
    assertThat(sizes("jiaozuo"))
        .containsExactlyInAnyOrder(
            "JZ-B 23", "JZ-S 20", "JZ-G5 5", "JZ-M5 5", "JZ-T5 5", "JZ-L5 5", "JZ-Z4 4");
    assertThat(sizes("shizong"))
        .containsExactlyInAnyOrder(
            "SZ-G5 17", "SZ-M5 13", "SZ-OC 26", "SZ-MC 32", "SZ-B5 5", "SZ-R6 6");
    assertThat(sizes("tongzhou"))
        .containsExactlyInAnyOrder(
            "TZ-V4 4",
            "TZ-V4-U 4",
            "TZ-C5 5",
            "TZ-G5 2",
            "TZ-M5 1",
            "TZ-N4 4",
            "TZ-S3 3",
            "TZ-B 5",
            "TZ-BT 6");
    assertThat(sizes("hunan")).contains("HN-E 8", "HN-EP 10").hasSize(14);
  }

  private static List<String> sizes(String id) {
    return pack(id).criteriaSets().stream()
        .map(set -> set.code() + " " + set.items().size())
        .toList();
  }

  @Test
  void the_province_adds_three_items_to_each_of_the_eleven_sets_of_the_sectors() {
    List<Owned<CriteriaSet>> refining =
        catalogue.criteriaSets().stream()
            .filter(set -> set.plugin().equals("hunan"))
            .filter(set -> set.value().code().endsWith("-S"))
            .toList();
    assertThat(refining).hasSize(11);
    int added = 0;
    for (Owned<CriteriaSet> set : refining) {
      CriteriaSet parent = catalogue.refined(set).orElseThrow().value();
      assertThat(set.value().code()).isEqualTo(parent.code() + "-S");
      assertThat(set.value().items()).containsAll(parent.items());
      assertThat(set.value().items()).hasSize(parent.items().size() + 3);
      added += 3;
    }
    assertThat(refining.stream().mapToInt(set -> set.value().items().size()).sum())
        .isEqualTo(259 + added);
  }

  @Test
  void towns_look_for_stronger_opponents_than_others() {
    CriteriaSet towns = set("tongzhou", "TZ-BT");
    assertThat(towns.items())
        .extracting(Criterion::code)
        .containsExactly("TZ-BT.1", "TZ-B.2", "TZ-B.3", "TZ-B.4", "TZ-B.5", "TZ-BT.2");
    assertThat(towns.items().getFirst().sharpens()).contains("TZ-B.1");
  }

  @Test
  void the_bureaus_conditions_stand_behind_its_basic_requirements() {
    assertThat(set("shizong", "SZ-OC").items().getFirst().code()).isEqualTo("SZ-G5.1.01");
    assertThat(set("shizong", "SZ-OC").items().getLast().code()).isEqualTo("SZ-OC.4.02");
    assertThat(set("shizong", "SZ-MC").items().getLast().code()).isEqualTo("SZ-MC.5.03");
  }

  @Test
  void events_are_yearly_known_or_open() {
    assertThat(pack("core").programmeEvents())
        .extracting(ProgrammeEvent::code, ProgrammeEvent::isOpen)
        .containsExactly(
            tuple("founding-day", false), tuple("founding-90", false), tuple("congress-18", true));
  }

  @Test
  void dates_of_the_district_are_those_of_its_opinion() {
    assertThat(phase("tongzhou", "mobilise").until()).contains(month(2011, 5, MonthPart.END));
    assertThat(phase("tongzhou", "attack").from()).contains(month(2011, 8));
    assertThat(phase("tongzhou", "attack").until()).contains(month(2012, 8));
    assertThat(phase("tongzhou", "anniversary").until())
        .contains(event("founding-day", EventSide.BEFORE, 2011));
    assertThat(duty("tongzhou", "major-activities").due()).contains(month(2011, 5, MonthPart.END));
    assertThat(duty("tongzhou", "secretary-report").everyMonths()).contains(12);
    assertThat(programme("tongzhou").duties())
        .extracting(Duty::code)
        .containsExactly(
            "activity-plan", "major-activities", "schedule-and-targets", "secretary-report");
    assertThat(carrier("tongzhou", "四比四看").parts()).hasSize(4);
    assertThat(carrier("tongzhou", "学昆山、赶宜兴、超靖江").parts()).hasSize(3);
    assertThat(programme("tongzhou").tracks()).hasSize(3);
  }

  @Test
  void dates_and_quotas_of_the_province_are_those_of_its_notice() {
    Moment deadline = new Moment.Day(LocalDate.of(2011, 5, 30));
    assertThat(phase("hunan", "application").until()).contains(deadline);
    assertThat(duty("hunan", "site-recommendation").due()).contains(deadline);
    assertThat(phase("hunan", "creation").from()).contains(month(2011, 5));
    assertThat(phase("hunan", "creation").until()).contains(month(2012, 5));
    assertThat(programme("hunan").milestones())
        .extracting(Milestone::when)
        .containsExactly(deadline, event("founding-day", EventSide.BEFORE, 2012));
    assertThat(programme("hunan").quotas())
        .extracting(Quota::number)
        .containsExactly(
            Optional.of(100),
            Optional.of(1000),
            Optional.of(10000),
            Optional.empty(),
            Optional.empty());
    assertThat(programme("hunan").quotas())
        .extracting(Quota::rule)
        .contains(QuotaRule.BY_ORGANIZATIONS, QuotaRule.SELF_SET);
    assertThat(programme("hunan").steps())
        .filteredOn(step -> step.code().equals("reassessment"))
        .extracting(Step::everyMonths)
        .containsExactly(Optional.of(24));
    assertThat(programme("hunan").honours().stream().filter(Honour::external)).hasSize(6);
  }

  @Test
  void two_bodies_of_the_province_decide_and_assess_together() {
    List<ApprovalStep> joint =
        programme("hunan").approvals().stream()
            .flatMap(chain -> chain.steps().stream())
            .filter(ApprovalStep::joint)
            .toList();
    assertThat(joint)
        .extracting(ApprovalStep::act)
        .containsExactly(ApprovalAct.DECIDE, ApprovalAct.ASSESS);
    assertThat(joint).allSatisfy(step -> assertThat(step.bodies()).hasSize(2));
  }

  @Test
  void the_city_of_quanzhou_has_six_steps_two_stages_and_a_hundred_pairs() {
    assertThat(programme("quanzhou").steps())
        .extracting(Step::code)
        .startsWith("mobilise", "commit", "comment", "appraise", "honour", "sum-up");
    assertThat(phase("quanzhou", "anniversary").until()).contains(month(2011, 7));
    assertThat(phase("quanzhou", "congress").until())
        .contains(event("congress-18", EventSide.BEFORE));
    assertThat(programme("quanzhou").milestones())
        .extracting(Milestone::when)
        .contains(
            event("founding-day", EventSide.BEFORE, 2011),
            event("founding-day", EventSide.AROUND, 2012));
    assertThat(programme("quanzhou").quotas())
        .extracting(Quota::number)
        .containsExactly(Optional.of(100));
    assertThat(duty("quanzhou", "progress").everyMonths()).contains(6);
    assertThat(duty("quanzhou", "local-opinion").by()).hasSize(9);
    assertThat(programme("quanzhou").channels()).hasSize(14);
  }

  @Test
  void the_guidance_matrix_names_who_guides_which_field() {
    assertThat(pack("quanzhou").guidance())
        .filteredOn(one -> one.line() == GuidanceLine.SECTOR)
        .extracting(
            one -> one.bodies().stream().map(LocalizedText::zh).toList(),
            Guidance::organizationTypes)
        .contains(
            tuple(List.of("市委统战部", "市工商局", "市工商联"), List.of("enterprise/non-public-enterprise")),
            tuple(List.of("市民政局"), List.of("social-organization/association")),
            tuple(List.of("市卫生局"), List.of("health-institution")),
            tuple(List.of("市国资委"), List.of("city-enterprise")),
            tuple(List.of("市司法局"), List.of("social-organization/law-firm")),
            tuple(List.of("市财政局"), List.of("social-organization/accounting-firm")))
        .hasSize(9);
  }

  @Test
  void the_city_of_jiaozuo_has_two_lines_and_a_chain_of_five_steps() {
    assertThat(programme("jiaozuo").tracks())
        .extracting(track -> track.subjects())
        .containsExactly(
            List.of(SubjectKind.ORGANIZATION, SubjectKind.MEMBER),
            List.of(SubjectKind.LEADERSHIP_TEAM, SubjectKind.LEADER));
    assertThat(programme("jiaozuo").approvals().getFirst().steps())
        .extracting(step -> step.name().zh())
        .containsExactly("推荐", "考核", "审定", "公示", "表彰");
    assertThat(programme("jiaozuo").honours()).filteredOn(h -> h.levels().size() == 1).hasSize(7);
    assertThat(programme("jiaozuo").phases())
        .extracting(Phase::from)
        .containsExactly(Optional.of(month(2010, 5)), Optional.of(month(2011, 7)));
    assertThat(programme("jiaozuo").roles())
        .filteredOn(role -> role.kind() == RoleKind.LEAD_DEPARTMENT)
        .flatExtracting(Role::heldBy)
        .hasSize(3);
  }

  @Test
  void the_bureaus_four_links_lie_within_its_two_stages() {
    assertThat(programme("shizong").phases())
        .extracting(Phase::code, Phase::within, phase -> phase.tasks().size())
        .containsExactly(
            tuple("stage-1", Optional.empty(), 0),
            tuple("link-1", Optional.of("stage-1"), 5),
            tuple("link-2", Optional.of("stage-1"), 4),
            tuple("stage-2", Optional.empty(), 0),
            tuple("link-3", Optional.of("stage-2"), 3),
            tuple("link-4", Optional.of("stage-2"), 4));
    assertThat(phase("shizong", "link-1").until()).contains(month(2010, 6, MonthPart.MIDDLE));
    assertThat(phase("shizong", "link-4").until()).contains(event("congress-18", EventSide.BEFORE));
    assertThat(programme("shizong").milestones().getFirst().when())
        .isEqualTo(month(2010, 5, MonthPart.END));
    assertThat(carrier("shizong", "九个一").parts()).hasSize(3);
    assertThat(carrier("shizong", "五联五创").parts()).isEmpty();
    assertThat(programme("shizong").predecessor().orElseThrow().takenOver())
        .extracting(Entry::code)
        .containsExactly("bodies", "commitments", "experience");
  }

  @Test
  void every_item_duty_phase_and_carrier_says_where_the_document_has_it() {
    for (String id : RealPlugins.LOCALITIES.keySet()) {
      pack(id).criteriaSets().stream()
          .flatMap(set -> set.items().stream())
          .forEach(item -> assertThat(item.clause()).as(item.code()).isPresent());
      programme(id).duties().forEach(one -> assertThat(one.clause()).as(one.code()).isPresent());
      programme(id).phases().forEach(one -> assertThat(one.clause()).as(one.code()).isPresent());
      pack(id).carriers().forEach(one -> assertThat(one.sources()).as(one.code()).isNotEmpty());
      pack(id).guidance().forEach(one -> assertThat(one.clause()).as(one.code()).isPresent());
    }
  }

  @Test
  void criteria_are_short() {
    Pattern sentence = Pattern.compile("[。；]");
    for (String id : RealPlugins.LOCALITIES.keySet()) {
      pack(id).criteriaSets().stream()
          .flatMap(set -> set.items().stream())
          .forEach(
              item -> {
                assertThat(item.text().zh()).hasSizeLessThanOrEqualTo(40);
                assertThat(sentence.matcher(item.text().zh()).find()).as(item.code()).isFalse();
              });
    }
  }
}
