package org.exemplar.cli.audit;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.exemplar.store.AuditReport;
import org.exemplar.store.AuditReport.Held;
import org.exemplar.store.AuditReport.Verdict;
import org.exemplar.store.Checkpoint;
import org.exemplar.store.VerifierKey;

/**
 * What auditing a log came to.
 *
 * @param report what recomputing it came to
 * @param held the checkpoints that were compared with it
 * @param keys what their signatures were checked with
 */
record Verification(AuditReport report, List<HeldCheckpoint> held, List<VerifierKey> keys) {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  boolean intact() {
    return problems().isEmpty();
  }

  List<Problem> problems() {
    List<Problem> problems = new ArrayList<>();
    report
        .brokenAt()
        .ifPresent(
            position ->
                problems.add(
                    new Problem(
                        "CHAIN_BROKEN",
                        Long.toString(position),
                        "第 " + position + " 条缺失、被改动或多余；此前各条完好",
                        "entry "
                            + position
                            + " is missing, was altered, or is one too many; those before it are"
                            + " whole")));
    for (HeldCheckpoint each : held) {
      each.problem().ifPresent(problems::add);
      each.checkpoint()
          .ifPresent(checkpoint -> add(problems, each.place(), checkpoint, verdict(checkpoint)));
    }
    return problems;
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("记录 entries  " + report.entries());
    lines.add("根 root       " + report.root().hex());
    keys.forEach(key -> lines.add("密钥 key      " + key.text()));
    for (HeldCheckpoint each : held) {
      lines.add(
          "检查点 checkpoint  "
              + each.checkpoint().map(this::shown).orElse("–")
              + "  "
              + each.place());
    }
    for (Problem each : problems()) {
      lines.add("问题 problem  " + each.code() + "  " + each.place());
      lines.add("  " + each.zh());
      lines.add("  " + each.en());
    }
    lines.add(intact() ? "日志完好 / The log is intact" : "日志不完好 / The log is not intact");
    return lines;
  }

  String json() {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("intact", intact());
    node.put("entries", report.entries());
    report.brokenAt().ifPresent(position -> node.put("brokenAt", position));
    node.put("root", report.root().hex());
    keys.forEach(key -> node.withArray("keys").add(key.text()));
    for (HeldCheckpoint each : held) {
      ObjectNode one = node.withArray("checkpoints").addObject();
      one.put("place", each.place());
      each.checkpoint()
          .ifPresent(
              checkpoint -> {
                one.put("size", checkpoint.size());
                one.put("root", checkpoint.root().hex());
                one.put("verdict", verdict(checkpoint).name());
              });
    }
    node.withArray("problems");
    for (Problem each : problems()) {
      ObjectNode one = node.withArray("problems").addObject();
      one.put("code", each.code());
      one.put("place", each.place());
      one.put("zh", each.zh());
      one.put("en", each.en());
    }
    try {
      return JSON.writeValueAsString(node);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private String shown(Checkpoint checkpoint) {
    return checkpoint.size() + " " + verdict(checkpoint);
  }

  private Verdict verdict(Checkpoint checkpoint) {
    return report.held().stream()
        .filter(each -> each.checkpoint().equals(checkpoint))
        .map(Held::verdict)
        .findFirst()
        .orElseThrow();
  }

  private void add(List<Problem> problems, String place, Checkpoint checkpoint, Verdict verdict) {
    long size = checkpoint.size();
    switch (verdict) {
      case HOLDS, LOG_BROKEN_BEFORE -> {
        // nothing, or nothing that was not said
      }
      case OTHER_ROOT ->
          problems.add(
              new Problem(
                  "LOG_REWRITTEN",
                  place,
                  "前 %d 条不是当时的记录：第 %d 至 %1$d 条之间有改动".formatted(size, firstDoubtful(size)),
                  "the first %d entries are not those of that time: something between %d and %1$d was altered"
                      .formatted(size, firstDoubtful(size))));
      case LOG_TOO_SHORT ->
          problems.add(
              new Problem(
                  "LOG_TOO_SHORT",
                  place,
                  "当时已有 %d 条，现在只有 %d 条：日志被截断，或恢复了旧备份".formatted(size, report.entries()),
                  "there were %d entries then and are %d now: the log was cut off, or an older copy was restored"
                      .formatted(size, report.entries())));
    }
  }

  /** Behind the largest checkpoint that holds. */
  private long firstDoubtful(long size) {
    return report.held().stream()
            .filter(each -> each.verdict() == Verdict.HOLDS)
            .mapToLong(each -> each.checkpoint().size())
            .filter(each -> each < size)
            .max()
            .orElse(0)
        + 1;
  }
}
