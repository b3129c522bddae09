package org.exemplar.caselibrary.internal.publicity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.exemplar.caselibrary.internal.WithTree;
import org.exemplar.caselibrary.internal.changes.Outcome;
import org.exemplar.caselibrary.internal.publicity.PlanCoverage.NodeState;
import org.exemplar.spi.LocalizedText;
import org.exemplar.spi.Plugin;
import org.exemplar.spi.PluginDescriptor;
import org.exemplar.spi.PluginKind;
import org.exemplar.spi.PluginVersion;
import org.exemplar.spi.identity.Caller;
import org.exemplar.spi.programme.Phase;
import org.exemplar.spi.programme.ProgrammeTemplate;
import org.exemplar.spi.schema.Connection;
import org.exemplar.spi.schema.GlobalId;
import org.exemplar.spi.schema.Input;
import org.exemplar.spi.schema.PageRequest;
import org.exemplar.store.Change;
import org.exemplar.store.ChangeKind;
import org.exemplar.testing.PageWalk;
import org.exemplar.testkit.FakeCatalogue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

abstract class PublicityContract extends WithTree {
  private static final LocalDate TODAY = LocalDate.parse("2026-11-22");
  private static final PageRequest ALL = new PageRequest(PageRequest.MAXIMUM, Optional.empty());
  private static final Optional<Integer> ANY = Optional.empty();

  private Publicity publicity;
  private GlobalId subject;

  @BeforeEach
  void open() {
    publicity = open(CLOCK);
    subject = nodes.add("CaseStudy", "c-1");
  }

  private Publicity open(Clock clock) {
    return Publicity.in(store, tree, new FakeCatalogue(List.of(locality())), nodes, clock);
  }

  private static LocalizedText text(String text) {
    return new LocalizedText(text, text);
  }

  /** A locality whose programme has the phases {@code begin} and {@code end}. */
  private static Plugin locality() {
    PluginVersion version = PluginVersion.parse("1.0.0");
    PluginDescriptor descriptor =
        new PluginDescriptor("willow", version, PluginKind.SECTOR, text("柳"), text("柳"), List.of());
    ProgrammeTemplate template =
        new ProgrammeTemplate(
            "excellence",
            version,
            text("创先争优"),
            text("目标"),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            List.of(phase("begin"), phase("end")),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of());
    return new Plugin() {
      @Override
      public PluginDescriptor descriptor() {
        return descriptor;
      }

      @Override
      public List<ProgrammeTemplate> programmeTemplates() {
        return List.of(template);
      }
    };
  }

  private static Phase phase(String code) {
    return new Phase(
        code,
        text(code),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Optional.empty());
  }

  // Channels

  private static PublicityChannel channel(String code, Optional<String> organization) {
    return new PublicityChannel(code, text("惠民平台"), ChannelKind.PLATFORM, organization, true, 0);
  }

  private PublicityChannel channelOf(String code, String organization) {
    return done(
        publicity.channels().save(channel(code, Optional.of(organization)), ANY, false, PROVINCE));
  }

  private List<String> channels(ChannelFilter filter) {
    return publicity.channels().page(filter, ALL).nodes().stream()
        .map(PublicityChannel::code)
        .toList();
  }

  @Test
  void the_channels_that_everybody_uses_are_there_from_the_start_once_and_in_two_languages() {
    List<PublicityChannel> first = publicity.channels().page(ChannelFilter.ALL, ALL).nodes();

    open(CLOCK);

    assertThat(publicity.channels().page(ChannelFilter.ALL, ALL).nodes()).isEqualTo(first);
    assertThat(first)
        .hasSize(27)
        .allMatch(channel -> channel.active() && channel.organizationCode().isEmpty())
        .extracting(PublicityChannel::kind)
        .containsAll(
            IntStream.range(0, ChannelKind.OTHER.ordinal())
                .mapToObj(at -> ChannelKind.values()[at])
                .toList());
    assertThat(first)
        .extracting(channel -> channel.name().zh(), channel -> channel.name().en())
        .contains(tuple("公开栏", "Notice board"), tuple("手机短信平台", "Text messages"));
  }

  @Test
  void a_channel_of_an_organisation_is_used_there_and_below_and_nowhere_else() {
    channelOf("local", "4301");

    assertThat(channels(usableBy("430101"))).contains("local", "radio").hasSize(28);
    assertThat(channels(usableBy("4302"))).doesNotContain("local").hasSize(27);
    assertThat(refused(record(planned("430101", "local"), COUNTY))).isEmpty();
    assertThat(refused(record(planned("4302", "local"), ELSEWHERE)))
        .containsExactly("CHANNEL_NOT_USABLE at input/channel");
  }

  private static ChannelFilter usableBy(String organization) {
    return new ChannelFilter(List.of(), Optional.of(organization), Optional.empty());
  }

  @Test
  void a_channel_that_is_switched_off_stays_where_it_is_used_and_is_used_nowhere_anew() {
    PublicityItem before = done(record(planned("4301", "radio"), COUNTY));
    PublicityChannel radio =
        Objects.requireNonNull(publicity.channels().byCodes(List.of("radio")).get("radio"));
    PublicityChannel off =
        new PublicityChannel(
            "radio", radio.name(), radio.kind(), Optional.empty(), false, radio.version());

    assertThat(done(publicity.channels().save(off, Optional.of(1), false, PROVINCE)).version())
        .isEqualTo(2);

    assertThat(refused(record(planned("4301", "radio"), COUNTY)))
        .containsExactly("CHANNEL_NOT_USABLE at input/channel");
    assertThat(
            refused(
                publicity
                    .items()
                    .record(
                        Optional.of(before.key()),
                        published("4301", "radio", TODAY),
                        ANY,
                        false,
                        COUNTY)))
        .isEmpty();
    assertThat(
            channels(
                new ChannelFilter(
                    List.of(ChannelKind.RADIO), Optional.empty(), Optional.of(false))))
        .containsExactly("radio");
  }

  @Test
  void a_channel_is_saved_by_who_may_write_there_and_a_code_belongs_to_one() {
    PublicityChannels channels = publicity.channels();
    assertThat(refused(channels.save(channel("all", Optional.empty()), ANY, false, COUNTY)))
        .containsExactly("NOT_ALLOWED at input/organization");
    assertThat(refused(channels.save(channel("x", Optional.of("4302")), ANY, false, COUNTY)))
        .containsExactly("NOT_ALLOWED at input/organization");
    assertThat(refused(channels.save(channel("x", Optional.of("77")), ANY, false, COUNTY)))
        .containsExactly("ORGANIZATION_NOT_FOUND at input/organization");
    assertThat(refused(channels.save(channel("radio", Optional.of("4301")), ANY, false, COUNTY)))
        .containsExactly("CHANNEL_TAKEN at input/code");
    assertThat(refused(channels.save(channel("Radio!", Optional.of("4301")), ANY, false, COUNTY)))
        .containsExactly("TEXT_INVALID at input/code");
    PublicityChannel made = channelOf("x", "4301");
    assertThat(
            refused(
                channels.save(channel("x", Optional.of("4301")), Optional.of(7), false, COUNTY)))
        .containsExactly("VERSION_CONFLICT at input/expectedVersion");
    assertThat(done(channels.save(channel("x", Optional.of("4301")), ANY, false, COUNTY)))
        .isEqualTo(made);
    assertThat(changes("PublicityChannel"))
        .extracting(Change::kind, Change::subjectKey)
        .containsExactly(tuple(ChangeKind.CREATED, "x"));
  }

  // Plans

  private static PlanNode node(String code, String due, String... channels) {
    return new PlanNode(
        code,
        "节点" + code,
        Optional.empty(),
        Optional.empty(),
        LocalDate.parse(due),
        List.of(channels),
        "登载身边典型");
  }

  private static PlanNode inPhase(String code, String phase) {
    return new PlanNode(
        code, "节点", Optional.of(phase), Optional.empty(), TODAY, List.of("radio"), "内容");
  }

  private static PlanDraft plan(String organization, PlanNode... nodes) {
    return new PlanDraft(organization, "宣传计划", Optional.empty(), Optional.empty(), List.of(nodes));
  }

  private static PlanDraft superseding(PublicityPlan old, PlanNode... nodes) {
    return new PlanDraft(
        old.organizationCode(),
        "宣传计划（修订）",
        Optional.empty(),
        Optional.of(old.key()),
        List.of(nodes));
  }

  private static PlanDraft of(String programme, PlanNode... nodes) {
    return new PlanDraft("4301", "宣传计划", Optional.of(programme), Optional.empty(), List.of(nodes));
  }

  private Outcome<PublicityPlan> save(Optional<String> key, PlanDraft draft, Caller caller) {
    return publicity.plans().save(key, draft, draft.nodes(), ANY, false, caller);
  }

  private PublicityPlan filed(PlanDraft draft) {
    PublicityPlan made = done(save(Optional.empty(), draft, COUNTY));
    return done(publicity.plans().file(made.key(), Optional.of(1), false, COUNTY));
  }

  private Optional<PublicityPlan> seen(String key, Caller caller) {
    return Optional.ofNullable(publicity.plans().byKeys(List.of(key), caller).get(key));
  }

  @Test
  void a_plan_is_kept_as_it_was_sent_its_nodes_in_the_order_of_their_days() {
    PublicityPlan made =
        done(
            save(
                Optional.empty(),
                plan("4301", node("b", "2026-12-31", "radio"), node("a", "2026-12-01", "slogan")),
                COUNTY));

    assertThat(seen(made.key(), COUNTY)).contains(made);
    assertThat(made.nodes()).extracting(PlanNode::code).containsExactly("a", "b");
    assertThat(made.state()).isEqualTo(PlanState.DRAFT);
    assertThat(seen(made.key(), PROVINCE)).isPresent();
    assertThat(seen(made.key(), ELSEWHERE)).isEmpty();
    assertThat(seen(made.key(), TOWN)).isEmpty();
    assertThat(changes("PublicityPlan").getFirst().payload())
        .contains("\"organization\":\"4301\"", "\"state\":\"DRAFT\"");
  }

  @Test
  void what_a_plan_says_is_checked_with_its_place() {
    PlanDraft wrong =
        new PlanDraft(
            "4301",
            " ",
            Optional.of("willow/excellence"),
            Optional.empty(),
            List.of(inPhase("a", "middle"), inPhase("a", "end"), node("c", "2026-12-01")));

    assertThat(refused(save(Optional.empty(), wrong, COUNTY)))
        .containsExactlyInAnyOrder(
            "TEXT_INVALID at input/title",
            "PHASE_UNKNOWN at input/nodes/0/phase",
            "NODE_TWICE at input/nodes/1/code",
            "TEXT_INVALID at input/nodes/2/channels");
    assertThat(
            refused(
                save(
                    Optional.empty(),
                    of("willow/excellence", inPhase("a", "begin"), inPhase("b", "end")),
                    COUNTY)))
        .isEmpty();
    assertThat(refused(save(Optional.empty(), of("gone/away", inPhase("a", "any")), COUNTY)))
        .isEmpty();
    assertThat(
            refused(
                save(
                    Optional.empty(),
                    plan("4301", node("a", "2026-12-01", "radio", "pigeons")),
                    COUNTY)))
        .containsExactly("CHANNEL_NOT_FOUND at input/nodes/0/channels/1");
  }

  @Test
  void a_plan_is_written_by_who_may_do_so_there() {
    assertThat(refused(save(Optional.empty(), plan("4302"), COUNTY)))
        .containsExactly("NOT_ALLOWED at input/organization");
    assertThat(refused(save(Optional.empty(), plan("77"), COUNTY)))
        .containsExactly("ORGANIZATION_NOT_FOUND at input/organization");
    PublicityPlan made = done(save(Optional.empty(), plan("4301"), COUNTY));
    assertThat(refused(save(Optional.of(made.key()), plan("4302"), ELSEWHERE)))
        .containsExactly("PLAN_NOT_FOUND at input/plan");
    assertThat(refused(save(Optional.of(made.key()), plan("430101"), COUNTY)))
        .containsExactly("PLAN_OF_ANOTHER_ORGANIZATION at input/organization");
    assertThat(refused(publicity.plans().file(made.key(), ANY, false, ELSEWHERE)))
        .containsExactly("PLAN_NOT_FOUND at input/plan");
  }

  @Test
  void a_plan_that_is_filed_stays_as_it_is_until_another_supersedes_it() {
    PlanDraft draft = plan("4301", node("a", "2026-12-01", "radio"));
    assertThat(
            refused(
                publicity
                    .plans()
                    .file(
                        done(save(Optional.empty(), plan("4301"), COUNTY)).key(),
                        ANY,
                        false,
                        COUNTY)))
        .containsExactly("PLAN_EMPTY at input/plan");
    PublicityPlan old = filed(draft);
    assertThat(old.state()).isEqualTo(PlanState.FILED);
    assertThat(old.filedAt()).contains(NOW);
    assertThat(refused(save(Optional.of(old.key()), draft, COUNTY)))
        .containsExactly("PLAN_NOT_DRAFT at input/plan");
    PublicityPlan unfiled = done(save(Optional.empty(), draft, COUNTY));
    assertThat(refused(save(Optional.empty(), superseding(unfiled), COUNTY)))
        .containsExactly("PLAN_NOT_FILED at input/supersedes");

    PublicityPlan second =
        done(save(Optional.empty(), superseding(old, node("a", "2026-12-01", "radio")), COUNTY));
    PublicityPlan third =
        done(save(Optional.empty(), superseding(old, node("a", "2026-12-01", "radio")), COUNTY));
    done(publicity.plans().file(second.key(), ANY, false, COUNTY));

    assertThat(seen(old.key(), COUNTY).orElseThrow().state()).isEqualTo(PlanState.SUPERSEDED);
    assertThat(refused(publicity.plans().file(third.key(), ANY, false, COUNTY)))
        .containsExactly("PLAN_NOT_FILED at input/plan");
    assertThat(changes("PublicityPlan"))
        .filteredOn(change -> change.subjectKey().equals(old.key()))
        .extracting(Change::kind)
        .containsExactly(ChangeKind.CREATED, ChangeKind.UPDATED, ChangeKind.UPDATED);
  }

  @Test
  void a_dry_run_and_what_stays_the_same_write_nothing() {
    PlanDraft draft = plan("4301", node("a", "2026-12-01", "radio"));
    assertThat(publicity.plans().save(Optional.empty(), draft, draft.nodes(), ANY, true, COUNTY))
        .isEqualTo(new Outcome.Checked<>());
    assertThat(changes("PublicityPlan")).isEmpty();
    PublicityPlan made = done(save(Optional.empty(), draft, COUNTY));
    assertThat(done(save(Optional.of(made.key()), draft, COUNTY))).isEqualTo(made);
    assertThat(
            refused(
                publicity
                    .plans()
                    .save(
                        Optional.of(made.key()),
                        draft,
                        draft.nodes(),
                        Optional.of(3),
                        false,
                        COUNTY)))
        .containsExactly("VERSION_CONFLICT at input/expectedVersion");
    assertThat(changes("PublicityPlan")).hasSize(1);
  }

  @Test
  void plans_are_found_by_organisation_and_below_programme_and_state() {
    PublicityPlan county = done(save(Optional.empty(), of("willow/excellence"), COUNTY));
    PublicityPlan town = done(save(Optional.empty(), plan("430101"), COUNTY));
    PublicityPlan elsewhere = done(save(Optional.empty(), plan("4302"), ELSEWHERE));

    assertThat(plans(Optional.of("4301"), true, Optional.empty(), PROVINCE))
        .containsExactly(town, county);
    assertThat(plans(Optional.of("4301"), false, Optional.empty(), PROVINCE))
        .containsExactly(county);
    assertThat(plans(Optional.empty(), false, Optional.of("willow/excellence"), PROVINCE))
        .containsExactly(county);
    assertThat(plans(Optional.empty(), false, Optional.empty(), PROVINCE))
        .containsExactly(elsewhere, town, county);
    assertThat(plans(Optional.empty(), false, Optional.empty(), TOWN)).containsExactly(town);
    assertThat(plans(Optional.empty(), false, Optional.empty(), Caller.anonymous())).isEmpty();
  }

  private List<PublicityPlan> plans(
      Optional<String> organization, boolean below, Optional<String> programme, Caller caller) {
    PlanFilter filter =
        new PlanFilter(
            organization,
            below,
            programme,
            List.of(PlanState.DRAFT),
            caller.reach(PublicityChannels.WRITE));
    Connection<PublicityPlan> page = publicity.plans().page(filter, ALL);
    assertThat(page.totalCount()).isEqualTo(page.nodes().size());
    return page.nodes();
  }

  @Test
  void coverage_says_what_was_published_and_what_is_overdue_also_for_what_was_superseded() {
    PlanNode past = node("past", "2026-11-21", "radio");
    PlanNode today = node("today", "2026-11-22", "radio");
    PlanNode later = node("later", "2026-12-01", "radio");
    PublicityPlan old = filed(plan("4301", past, today, later));
    done(record(atNode(published("4301", "radio", TODAY), old, "later"), COUNTY));
    done(record(atNode(published("4301", "radio", TODAY.minusDays(3)), old, "later"), COUNTY));
    done(record(atNode(planned("4301", "radio"), old, "today"), COUNTY));
    PublicityItem taken =
        done(record(atNode(published("4301", "radio", TODAY), old, "past"), COUNTY));
    done(publicity.items().withdraw(taken.key(), ANY, false, COUNTY));

    PublicityPlan next = filed(superseding(old, past, today, later));

    for (PlanCoverage coverage : publicity.plans().coverage(List.of(old, next))) {
      assertThat(coverage.nodes())
          .extracting(
              each -> each.node().code(),
              PlanCoverage.OfNode::state,
              PlanCoverage.OfNode::published,
              PlanCoverage.OfNode::planned,
              PlanCoverage.OfNode::firstPublishedOn)
          .containsExactly(
              tuple("past", NodeState.OVERDUE, 0, 0, Optional.empty()),
              tuple("today", NodeState.OPEN, 0, 1, Optional.empty()),
              tuple("later", NodeState.PUBLISHED, 2, 0, Optional.of(TODAY.minusDays(3))));
      assertThat(List.of(coverage.total(), coverage.published(), coverage.overdue()))
          .containsExactly(3, 1, 1);
    }
    Publicity tomorrow = open(Clock.fixed(NOW.plus(1, ChronoUnit.DAYS), ZoneOffset.UTC));
    assertThat(tomorrow.plans().coverage(List.of(next)).getFirst().overdue()).isEqualTo(2);
  }

  // Items

  private ItemDraft draft(
      String organization,
      String channel,
      Optional<LocalDate> plannedOn,
      Optional<LocalDate> publishedOn) {
    return new ItemDraft(
        subject,
        channel,
        organization,
        "上榆村把荒坡变成茶园",
        Optional.of("《四三日报》第 3 版"),
        Optional.of("https://news.example/3"),
        plannedOn,
        publishedOn,
        Optional.empty(),
        Optional.empty());
  }

  private ItemDraft planned(String organization, String channel) {
    return draft(organization, channel, Optional.of(TODAY.plusDays(9)), Optional.empty());
  }

  private ItemDraft published(String organization, String channel, LocalDate on) {
    return draft(organization, channel, Optional.empty(), Optional.of(on));
  }

  private static ItemDraft atNode(ItemDraft of, PublicityPlan plan, String node) {
    return new ItemDraft(
        of.subject(),
        of.channelCode(),
        of.organizationCode(),
        of.title(),
        of.where(),
        of.url(),
        of.plannedOn(),
        of.publishedOn(),
        Optional.of(plan.key()),
        Optional.of(node));
  }

  private static ItemDraft at(ItemDraft of, String url) {
    return new ItemDraft(
        of.subject(),
        of.channelCode(),
        of.organizationCode(),
        of.title(),
        of.where(),
        Optional.of(url),
        of.plannedOn(),
        of.publishedOn(),
        Optional.empty(),
        Optional.empty());
  }

  private Outcome<PublicityItem> record(ItemDraft said, Caller caller) {
    return publicity.items().record(Optional.empty(), said, ANY, false, caller);
  }

  private boolean sees(Caller caller, PublicityItem item) {
    return publicity.items().byKeys(List.of(item.key()), caller).containsKey(item.key());
  }

  @Test
  void what_is_planned_is_seen_by_who_writes_there_and_what_is_published_by_everybody() {
    PublicityItem planned = done(record(planned("4301", "newspaper"), COUNTY));
    assertThat(planned.state()).isEqualTo(ItemState.PLANNED);
    assertThat(sees(COUNTY, planned)).isTrue();
    assertThat(sees(ELSEWHERE, planned)).isFalse();
    assertThat(sees(Caller.anonymous(), planned)).isFalse();
    assertThat(refused(publish(planned, TODAY, ELSEWHERE)))
        .containsExactly("ITEM_NOT_FOUND at input/item");

    PublicityItem published = done(publish(planned, TODAY, COUNTY));

    assertThat(published.publishedOn()).contains(TODAY);
    assertThat(published.where()).contains("《四三日报》第 3 版");
    assertThat(sees(Caller.anonymous(), published)).isTrue();
    assertThat(refused(publish(published, TODAY, COUNTY)))
        .containsExactly("ITEM_PUBLISHED at input/item");
    assertThat(refused(publicity.items().withdraw(published.key(), ANY, false, ELSEWHERE)))
        .containsExactly("NOT_ALLOWED at input/item");

    PublicityItem withdrawn =
        done(publicity.items().withdraw(published.key(), Optional.of(2), false, COUNTY));

    assertThat(withdrawn.state()).isEqualTo(ItemState.WITHDRAWN);
    assertThat(sees(Caller.anonymous(), withdrawn)).isFalse();
    assertThat(sees(COUNTY, withdrawn)).isTrue();
    assertThat(refused(publicity.items().withdraw(published.key(), ANY, false, COUNTY)))
        .containsExactly("ITEM_WITHDRAWN at input/item");
    assertThat(changes("PublicityItem")).extracting(Change::kind).hasSize(3);
    assertThat(changes("PublicityItem").getLast().payload())
        .contains("\"state\":\"WITHDRAWN\"", "\"organization\":\"4301\"");
  }

  private Outcome<PublicityItem> publish(PublicityItem item, LocalDate on, Caller caller) {
    return publicity
        .items()
        .publish(
            item.key(),
            new PublicityItems.Publication(on, Optional.empty(), Optional.empty()),
            ANY,
            false,
            caller);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ftp://a.example/x",
        "javascript:alert(1)",
        "//a.example",
        "https://",
        "https://me:secret@a.example",
        "a b"
      })
  void an_address_is_one_of_the_web(String url) {
    assertThat(refused(record(at(published("4301", "internet", TODAY), url), COUNTY)))
        .containsExactly("URL_INVALID at input/url");
  }

  @Test
  void days_subjects_and_plans_are_checked() {
    assertThat(refused(record(published("4301", "radio", TODAY.plusDays(1)), COUNTY)))
        .containsExactly("DATE_INVALID at input/publishedOn");
    assertThat(refused(record(draft("4301", "radio", Optional.empty(), Optional.empty()), COUNTY)))
        .containsExactly("DATE_INVALID at input/plannedOn");
    nodes.hide(subject, caller -> caller == TOWN);
    assertThat(refused(record(planned("430101", "radio"), TOWN)))
        .containsExactly("SUBJECT_NOT_FOUND at input/subject");
    PublicityPlan plan = filed(plan("4301", node("a", "2026-12-01", "radio")));
    assertThat(refused(record(atNode(planned("4301", "radio"), plan, "z"), COUNTY)))
        .containsExactly("NODE_NOT_FOUND at input/planNode");
    assertThat(refused(record(atNode(planned("4302", "radio"), plan, "a"), ELSEWHERE)))
        .containsExactly("PLAN_NOT_FOUND at input/plan");
    assertThat(refused(record(planned("4301", "pigeons"), COUNTY)))
        .containsExactly("CHANNEL_NOT_FOUND at input/channel");
    assertThat(refused(record(planned("4302", "radio"), COUNTY)))
        .containsExactly("NOT_ALLOWED at input/organization");
    assertThat(changes("PublicityItem")).isEmpty();
  }

  @Test
  void a_published_item_is_corrected_and_does_not_become_planned() {
    PublicityItem item = done(record(published("4301", "radio", TODAY), COUNTY));
    assertThat(
            refused(
                publicity
                    .items()
                    .record(Optional.of(item.key()), planned("4301", "radio"), ANY, false, COUNTY)))
        .containsExactly("ITEM_PUBLISHED at input/item");
    PublicityItem corrected =
        done(
            publicity
                .items()
                .record(
                    Optional.of(item.key()),
                    published("4301", "television", TODAY.minusDays(1)),
                    Optional.of(1),
                    false,
                    COUNTY));
    assertThat(corrected.version()).isEqualTo(2);
    assertThat(corrected.said().channelCode()).isEqualTo("television");
  }

  private List<PublicityItem> items(ItemFilter filter) {
    Connection<PublicityItem> page = publicity.items().page(filter, ALL);
    assertThat(page.totalCount()).isEqualTo(page.nodes().size());
    return page.nodes();
  }

  @Test
  void items_are_found_by_all_that_can_be_asked_of_them() {
    GlobalId other = nodes.add("Notice", "n-1");
    PublicityItem first =
        done(record(published("4301", "radio", LocalDate.parse("2026-10-01")), COUNTY));
    PublicityItem planned = done(record(planned("430101", "newspaper"), TOWN));
    subject = other;
    PublicityItem third =
        done(record(published("4302", "newspaper", LocalDate.parse("2026-11-01")), ELSEWHERE));
    Map<String, ?> none = Map.of();

    assertThat(items(filter(none, COUNTY))).containsExactly(third, planned, first);
    assertThat(items(filter(none, Caller.anonymous()))).containsExactly(third, first);
    assertThat(items(filter(Map.of("subject", other.encode()), COUNTY))).containsExactly(third);
    assertThat(items(filter(Map.of("subject", "nonsense"), COUNTY))).isEmpty();
    assertThat(items(filter(Map.of("channel", "radio"), COUNTY))).containsExactly(first);
    assertThat(items(filter(Map.of("kinds", List.of("NEWSPAPER", "BOOK")), COUNTY)))
        .containsExactly(third, planned);
    assertThat(items(filter(Map.of("organization", "4301"), COUNTY))).containsExactly(first);
    assertThat(items(filter(Map.of("organization", "4301", "below", true), COUNTY)))
        .containsExactly(planned, first);
    assertThat(items(filter(Map.of("states", List.of("PLANNED")), COUNTY)))
        .containsExactly(planned);
    assertThat(items(filter(Map.of("from", "2026-11-01"), COUNTY))).containsExactly(third, planned);
    assertThat(items(filter(Map.of("until", "2026-10-31"), COUNTY))).containsExactly(first);
  }

  private static ItemFilter filter(Map<String, ?> said, Caller caller) {
    return new PublicityInput(new Input(said)).items(caller);
  }

  @Test
  void items_of_many_subjects_are_paged_each_by_itself_and_counted_as_they_are_seen() {
    GlobalId second = nodes.add("CaseStudy", "c-2");
    GlobalId third = nodes.add("CaseStudy", "c-3");
    GlobalId first = subject;
    List<PublicityItem> ofFirst =
        IntStream.range(0, 3)
            .mapToObj(at -> done(record(published("4301", "radio", TODAY), COUNTY)))
            .toList();
    done(record(planned("4301", "radio"), COUNTY));
    subject = second;
    PublicityItem ofSecond = done(record(published("4301", "radio", TODAY), COUNTY));

    List<Connection<PublicityItem>> pages =
        publicity
            .items()
            .ofSubjects(
                List.of(first, second, third),
                new PageRequest(2, Optional.empty()),
                Caller.anonymous());

    assertThat(pages.get(0).nodes()).containsExactly(ofFirst.get(2), ofFirst.get(1));
    assertThat(pages.get(0).hasNextPage()).isTrue();
    assertThat(pages.get(1).nodes()).containsExactly(ofSecond);
    assertThat(pages.get(2).nodes()).isEmpty();
    assertThat(pages).extracting(Connection::totalCount).containsExactly(3, 1, 0);
  }

  @Test
  void pages_of_items_are_those_of_every_list() {
    Runnable addition = () -> done(record(published("4301", "radio", TODAY), COUNTY));
    IntStream.range(0, 7).forEach(at -> addition.run());
    PublicityFetchers fetchers = new PublicityFetchers(publicity, tree, nodes);

    PageWalk.check(
        field ->
            (Connection<?>)
                Objects.requireNonNull(
                    Objects.requireNonNull(fetchers.fetchers().get("Query.publicityItems"))
                        .fetch(field)),
        addition);
  }

  @Test
  void all_of_it_is_there_when_the_store_is_opened_again() {
    PublicityPlan plan = filed(plan("4301", node("a", "2026-12-01", "radio")));
    PublicityItem item = done(record(atNode(published("4301", "radio", TODAY), plan, "a"), COUNTY));

    publicity = open(CLOCK);

    assertThat(seen(plan.key(), COUNTY)).contains(plan);
    assertThat(publicity.items().byKeys(List.of(item.key()), COUNTY))
        .isEqualTo(Map.of(item.key(), item));
  }
}
