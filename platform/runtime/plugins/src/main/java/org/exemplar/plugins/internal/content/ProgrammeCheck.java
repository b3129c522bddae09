package org.exemplar.plugins.internal.content;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Checks programme templates, carriers and guidance: what their schemas cannot say. */
final class ProgrammeCheck {
  private static final List<String> LISTS =
      List.of(
          "tracks",
          "phases",
          "milestones",
          "steps",
          "quotas",
          "approvals",
          "duties",
          "honours",
          "roles",
          "channels");

  private final PluginTree tree;
  private final OwnNames names;
  private final Types types;
  private final Findings findings;

  ProgrammeCheck(PluginTree tree, Types types, Findings findings) {
    this.tree = tree;
    this.names = OwnNames.of(tree);
    this.types = types;
    this.findings = findings;
  }

  void check() {
    events(tree.elements(ContentKind.PROGRAMME_EVENTS));
    List<Located> templates = tree.bodies(ContentKind.PROGRAMME_TEMPLATE).toList();
    findings.unique(Words.PROGRAMME, PluginTree.children(templates, "code"));
    templates.forEach(this::template);
    List<Located> carriers = tree.elements(ContentKind.CARRIERS);
    findings.unique(Words.CARRIER, PluginTree.children(carriers, "code"));
    carriers.forEach(this::carrier);
    List<Located> guidance = tree.elements(ContentKind.GUIDANCE);
    findings.unique(Words.GUIDANCE, PluginTree.children(guidance, "code"));
    guidance.forEach(this::types);
  }

  private void events(List<Located> events) {
    findings.unique(Words.EVENT, PluginTree.children(events, "code"));
    for (Located event : events) {
      day(event.child("date"), LocalDate::parse, "2011-07-01");
      day(event.child("yearly"), text -> MonthDay.parse("--" + text), "07-01");
    }
  }

  private void day(Located place, Consumer<String> parse, String example) {
    try {
      place.text().ifPresent(parse);
    } catch (DateTimeException e) {
      String text = place.node().asText();
      findings.invalid(
          place,
          "没有 " + text + " 这一天，应如 " + example,
          "there is no day " + text + "; write one like " + example);
    }
  }

  private void template(Located template) {
    LISTS.forEach(list -> entries(template.elements(list)));
    entries(template.child("predecessor").elements("takenOver"));
    for (String list : List.of("phases", "steps")) {
      template.elements(list).forEach(one -> entries(one.elements("tasks")));
    }
    template.elements("approvals").forEach(chain -> entries(chain.elements("steps")));
    template.elements("approvals").forEach(this::joint);
    phases(template.elements("phases"));
    template.elements("milestones").forEach(one -> moment(one.child("when")));
    template.elements("steps").forEach(one -> moment(one.child("when")));
    template.elements("tracks").forEach(this::sets);
    for (Located duty : template.elements("duties")) {
      moment(duty.child("due"));
      types(duty);
      duty.text("form")
          .flatMap(names::own)
          .ifPresent(id -> findings.known(Words.FORM, duty.child("form"), id, forms()));
    }
  }

  private void entries(List<Located> entries) {
    findings.unique(Words.CODE, PluginTree.children(entries, "code"));
  }

  private void joint(Located chain) {
    for (Located step : chain.elements("steps")) {
      if (step.node().path("joint").asBoolean() && step.elements("bodies").size() < 2) {
        findings.invalid(
            step.child("joint"),
            "joint: true 需要两个以上的 bodies",
            "joint: true needs two bodies or more");
      }
    }
  }

  private void phases(List<Located> phases) {
    Set<String> codes = PluginTree.names(phases, "code");
    Map<String, String> within = new HashMap<>();
    for (Located phase : phases) {
      String around = phase.text("within").orElse("");
      phase.text("code").ifPresent(code -> within.putIfAbsent(code, around));
    }
    for (Located phase : phases) {
      findings.known(Words.PHASE, phase.child("within"), codes);
      phase.text("code").filter(code -> turns(code, within)).ifPresent(code -> turns(phase, code));
      moment(phase.child("from"));
      moment(phase.child("until"));
      order(phase);
    }
  }

  private static boolean turns(String code, Map<String, String> within) {
    Set<String> seen = new HashSet<>();
    String next = within.get(code);
    while (next != null && seen.add(next) && !next.equals(code)) {
      next = within.get(next);
    }
    return code.equals(next);
  }

  private void turns(Located phase, String code) {
    findings.invalid(
        phase.child("within"),
        "阶段 " + code + " 又处于它自己之内，请改正 within",
        "phase " + code + " lies within itself; correct within");
  }

  private void order(Located phase) {
    Optional<YearMonth> from = month(phase.child("from"));
    Optional<YearMonth> until = month(phase.child("until"));
    if (from.isPresent() && until.isPresent() && until.get().isBefore(from.get())) {
      findings.invalid(
          phase.child("until"),
          "until 应不早于 from（" + from.get() + "）",
          "until must not be before from (" + from.get() + ")");
    }
  }

  private static Optional<YearMonth> month(Located moment) {
    try {
      return moment
          .text("month")
          .or(
              () ->
                  moment.text("date").filter(day -> day.length() == 10).map(d -> d.substring(0, 7)))
          .map(YearMonth::parse);
    } catch (DateTimeException none) {
      return Optional.empty();
    }
  }

  private void moment(Located moment) {
    day(moment.child("date"), LocalDate::parse, "2011-05-30");
    Located event = moment.child("event");
    event
        .text()
        .flatMap(names::own)
        .ifPresent(
            code ->
                findings.known(
                    Words.EVENT,
                    event,
                    code,
                    PluginTree.names(tree.elements(ContentKind.PROGRAMME_EVENTS), "code")));
  }

  private void carrier(Located carrier) {
    entries(carrier.elements("parts"));
    types(carrier);
    sets(carrier);
  }

  private void types(Located place) {
    place.texts("organizationTypes").forEach(type -> types.check(type, findings));
  }

  /** A set that is named with this plugin must be there; a bare code may be another plugin's. */
  private void sets(Located place) {
    place
        .texts("criteriaSets")
        .filter(set -> set.text().filter(name -> name.indexOf('/') > 0).isPresent())
        .forEach(
            set ->
                set.text()
                    .flatMap(names::own)
                    .ifPresent(
                        code ->
                            findings.known(
                                Words.SET,
                                set,
                                code,
                                PluginTree.names(tree.criteriaSets(), "code"))));
  }

  private Set<String> forms() {
    return PluginTree.names(tree.forms(), "id");
  }
}
