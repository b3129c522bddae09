package org.exemplar.caselibrary.internal.publicity;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.exemplar.caselibrary.internal.changes.Checks;
import org.exemplar.plugins.Catalogue;
import org.exemplar.plugins.Catalogue.Owned;
import org.exemplar.spi.programme.Milestone;
import org.exemplar.spi.programme.Phase;
import org.exemplar.spi.programme.ProgrammeTemplate;
import org.exemplar.spi.schema.Refusal;

/** What must hold for what a plan says, whatever else is there. */
final class PlanRules {
  private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_-]{1,64}");
  private static final int TITLE = 200;
  private static final int PROGRAMME = 200;
  private static final int CONTENT = 2_000;
  private static final int NODES = 200;
  private static final int CHANNELS = 20;

  private final Optional<ProgrammeTemplate> programme;
  private final Checks checks;

  private PlanRules(Optional<ProgrammeTemplate> programme, Checks checks) {
    this.programme = programme;
    this.checks = checks;
  }

  /**
   * Checks a plan.
   *
   * @param nodes as they stand in the input
   */
  static Checks check(PlanDraft draft, List<PlanNode> nodes, Catalogue catalogue) {
    Checks checks = new Checks();
    checks.filled("title", draft.title(), TITLE);
    checks.text("programme", draft.programme(), PROGRAMME);
    if (nodes.size() > NODES) {
      checks.add(tooMany(NODES), "nodes");
    } else {
      new PlanRules(draft.programme().flatMap(code -> template(catalogue, code)), checks)
          .nodes(nodes);
    }
    return checks;
  }

  private static Optional<ProgrammeTemplate> template(Catalogue catalogue, String qualified) {
    return catalogue.programmeTemplates().stream()
        .filter(owned -> owned.qualify(owned.value().code()).equals(qualified))
        .map(Owned::value)
        .findFirst();
  }

  private static Refusal tooMany(int most) {
    return Refusal.limit(most, "TOO_MANY_ITEMS", "最多 " + most + " 项", "at most " + most + " items");
  }

  private void nodes(List<PlanNode> nodes) {
    Set<String> seen = new HashSet<>();
    for (int at = 0; at < nodes.size(); at++) {
      PlanNode node = nodes.get(at);
      Checks here = checks.in("nodes", Integer.toString(at));
      node(node, here);
      if (!seen.add(node.code())) {
        here.wrong(
            "NODE_TWICE",
            "code",
            "节点代码“" + node.code() + "”出现两次",
            "the code " + node.code() + " stands twice in the plan");
      }
    }
  }

  private void node(PlanNode node, Checks here) {
    here.code(
        "code",
        node.code(),
        CODE,
        "应为 1 至 64 个字母、数字、“-”或“_”",
        "must be 1 to 64 letters, digits, - or _");
    here.filled("title", node.title(), TITLE);
    here.filled("content", node.content(), CONTENT);
    if (node.channelCodes().isEmpty()) {
      here.wrong("TEXT_INVALID", "channels", "至少一个渠道", "there must be at least one channel");
    } else if (node.channelCodes().size() > CHANNELS) {
      here.add(tooMany(CHANNELS), "channels");
    }
    here.text("phase", node.phase(), PROGRAMME);
    here.text("milestone", node.milestone(), PROGRAMME);
    programme.ifPresent(of -> ofProgramme(node, of, here));
  }

  private static void ofProgramme(PlanNode node, ProgrammeTemplate of, Checks here) {
    known(
        "phase",
        "PHASE_UNKNOWN",
        "阶段",
        node.phase(),
        codes(of.phases().stream().map(Phase::code)),
        here);
    known(
        "milestone",
        "MILESTONE_UNKNOWN",
        "里程碑",
        node.milestone(),
        codes(of.milestones().stream().map(Milestone::code)),
        here);
  }

  private static Set<String> codes(Stream<String> codes) {
    return codes.collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static void known(
      String name, String code, String zh, Optional<String> given, Set<String> known, Checks here) {
    given
        .filter(one -> !known.contains(one))
        .ifPresent(
            one ->
                here.add(
                    Refusal.noneOf(
                        known,
                        code,
                        "方案没有" + zh + "“" + one + "”",
                        "the programme has no " + name + " " + one),
                    name));
  }
}
