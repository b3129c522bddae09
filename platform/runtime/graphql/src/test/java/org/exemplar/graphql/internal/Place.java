package org.exemplar.graphql.internal;

import static org.exemplar.graphql.internal.Fixture.VERSION;
import static org.exemplar.graphql.internal.Fixture.text;

import java.time.LocalDate;
import java.time.MonthDay;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.exemplar.spi.CriteriaSet;
import org.exemplar.spi.CriteriaUse;
import org.exemplar.spi.Criterion;
import org.exemplar.spi.Dimension;
import org.exemplar.spi.EvidenceKind;
import org.exemplar.spi.GlossaryTerm;
import org.exemplar.spi.Issuer;
import org.exemplar.spi.LocalizedText;
import org.exemplar.spi.Plugin;
import org.exemplar.spi.PluginDescriptor;
import org.exemplar.spi.PluginKind;
import org.exemplar.spi.PluginRequirement;
import org.exemplar.spi.SubjectKind;
import org.exemplar.spi.VersionRange;
import org.exemplar.spi.programme.Carrier;
import org.exemplar.spi.programme.CarrierKind;
import org.exemplar.spi.programme.Duty;
import org.exemplar.spi.programme.DutyAct;
import org.exemplar.spi.programme.EventSide;
import org.exemplar.spi.programme.Guidance;
import org.exemplar.spi.programme.GuidanceLine;
import org.exemplar.spi.programme.Moment;
import org.exemplar.spi.programme.MonthPart;
import org.exemplar.spi.programme.Phase;
import org.exemplar.spi.programme.ProgrammeEvent;
import org.exemplar.spi.programme.ProgrammeTemplate;
import org.exemplar.spi.programme.Track;

/** A locality beside the fixture's sector {@code rural}, as the catalogue gives it. */
final class Place implements Plugin {
  @Override
  public PluginDescriptor descriptor() {
    return new PluginDescriptor(
        "place",
        VERSION,
        PluginKind.LOCALITY,
        text("某地", "Place"),
        text("说明", "Description"),
        List.of(),
        List.of("990101"),
        VersionRange.parse("[1.0,2)"),
        List.of(new PluginRequirement("rural", VersionRange.parse("[1.0,2)"))));
  }

  @Override
  public List<CriteriaSet> criteriaSets() {
    Criterion sharpened = item("P-R2.D1.01", "思路清楚、有规划", Optional.of("HN-R2.D1.01"));
    return List.of(
        set(
            "P-R2",
            "rural/HN-R2",
            List.of(sharpened, item("P-R2.D1.02", "有本地特色", Optional.empty()))),
        set(
            "P-R3",
            "P-R2",
            List.of(sharpened, item("P-R3.D1.01", "有本地特色产品", Optional.of("P-R2.D1.02")))));
  }

  private static CriteriaSet set(String code, String refines, List<Criterion> items) {
    return new CriteriaSet(
        code,
        new Issuer("place", text("某地", "Place")),
        SubjectKind.ORGANIZATION,
        List.of("rural/village-organization"),
        text("本地标准 " + code, "Local criteria"),
        VERSION,
        CriteriaUse.APPRAISAL,
        Optional.empty(),
        Optional.of(refines),
        List.of(),
        Optional.empty(),
        List.of(new Dimension("D1", text("发展", "Development"), Optional.empty())),
        items);
  }

  private static Criterion item(String code, String zh, Optional<String> sharpens) {
    return new Criterion(
        code,
        "D1",
        text(zh, code),
        EvidenceKind.JUDGEMENT,
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        sharpens);
  }

  @Override
  public List<GlossaryTerm> glossary() {
    return List.of(
        new GlossaryTerm(
            "五好",
            List.of("五个好"),
            Optional.empty(),
            Optional.of("grassroots"),
            List.of(),
            List.of()));
  }

  @Override
  public List<ProgrammeEvent> programmeEvents() {
    return List.of(
        new ProgrammeEvent(
            "founding-day", text("七一", "1 July"), Optional.of(MonthDay.of(7, 1)), Optional.empty()),
        new ProgrammeEvent("congress", text("换届", "Congress"), Optional.empty(), Optional.empty()));
  }

  @Override
  public List<ProgrammeTemplate> programmeTemplates() {
    return List.of(
        new ProgrammeTemplate(
            "programme",
            VERSION,
            text("方案", "Programme"),
            text("做好事", "Do well"),
            Optional.empty(),
            Optional.empty(),
            List.of(
                new Track(
                    "t1",
                    text("主题", "Theme"),
                    List.of(SubjectKind.ORGANIZATION),
                    List.of("rural/HN-R2", "P-R2"),
                    Optional.empty())),
            List.of(
                phase(
                    "p1",
                    new Moment.Day(LocalDate.of(2010, 5, 1)),
                    new Moment.Month(YearMonth.of(2010, 7), Optional.of(MonthPart.LATE))),
                phase(
                    "p2",
                    new Moment.Event("place/founding-day", EventSide.AROUND, Optional.of(2011)),
                    new Moment.Words(text("适时", "in due time")))),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(
                new Duty(
                    "d1",
                    text("承诺书", "Pledge"),
                    DutyAct.FILE,
                    List.of(text("村", "villages"), text("社区", "communities")),
                    List.of("rural/village-organization"),
                    text("乡镇", "township"),
                    Optional.empty(),
                    Optional.of(3),
                    Optional.of("rural/village-profile"),
                    Optional.of(2),
                    Optional.empty())),
            List.of(),
            List.of(),
            List.of()));
  }

  private static Phase phase(String code, Moment from, Moment until) {
    return new Phase(
        code,
        text("阶段", code),
        Optional.empty(),
        Optional.of(from),
        Optional.of(until),
        List.of(),
        Optional.empty());
  }

  @Override
  public List<Carrier> carriers() {
    return List.of(
        new Carrier(
            "four-comparisons",
            text("四比四看", "Four comparisons"),
            CarrierKind.CONTEST,
            false,
            List.of(),
            List.of("rural/village-organization"),
            List.of("P-R2"),
            List.of()));
  }

  @Override
  public List<Guidance> guidance() {
    LocalizedText bureau = text("教育局党组织", "the education bureau");
    return List.of(
        new Guidance(
            "schools",
            List.of(bureau),
            text("学校", "schools"),
            GuidanceLine.SECTOR,
            List.of(),
            Optional.empty()));
  }
}
