package org.exemplar.cli.plugin;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.exemplar.cli.CommandRefused;
import org.exemplar.cli.Home;
import org.exemplar.plugins.Problem;
import org.exemplar.spi.LocalizedText;
import org.exemplar.testkit.ContractCheck;
import org.exemplar.testkit.ContractOutcome;
import org.exemplar.testkit.ContractOutcome.Failed;
import org.exemplar.testkit.ContractOutcome.NotApplicable;
import org.exemplar.testkit.ContractOutcome.Passed;
import org.exemplar.testkit.PluginContract;

/**
 * Tries a plugin out and tells what came of it.
 *
 * @param report where to tell it
 */
record Testing(Report report) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MOST_CYCLES = 1_000;

  int test(Path plugin, List<Path> others, int cycles, boolean json) {
    Paths.any(plugin);
    others.forEach(Paths::any);
    if (cycles < 1 || cycles > MOST_CYCLES) {
      throw CommandRefused.usage(
          "CYCLES_INVALID",
          "--cycles 应为 1 到 1000 / --cycles takes a number from 1 to " + MOST_CYCLES);
    }
    Report told = Files.isDirectory(plugin) ? report.inFolder() : report;
    PluginContract.Settings settings =
        new PluginContract.Settings(Home.folder(), plugin, others, Optional.empty(), cycles);
    try (PluginContract contract = PluginContract.of(settings)) {
      return json ? asJson(contract) : asText(contract, told);
    } catch (IOException broken) {
      throw Paths.broken(plugin);
    }
  }

  private int asText(PluginContract contract, Report told) {
    int failed = 0;
    for (ContractCheck check : contract.checks()) {
      long begin = System.nanoTime();
      ContractOutcome outcome = check.run();
      LocalizedText text = text(outcome);
      report.line(
          "%s %-12s %s / %s (%s / %s; %,d ms)",
          label(outcome),
          check.id(),
          check.name().zh(),
          check.name().en(),
          text.zh(),
          text.en(),
          (System.nanoTime() - begin) / 1_000_000);
      if (outcome instanceof Failed wrong) {
        told.content(wrong.problems());
        failed++;
      }
    }
    report.note(
        failed == 0 ? "全部通过" : "未通过的检查：" + failed,
        failed == 0 ? "all of it holds" : "checks that failed: " + failed);
    return failed == 0 ? 0 : 1;
  }

  private static String label(ContractOutcome outcome) {
    return switch (outcome) {
      case Passed ignored -> "通过 PASSED";
      case Failed ignored -> "未通过 FAILED";
      case NotApplicable ignored -> "不适用 NOT APPLICABLE";
    };
  }

  private static String code(ContractOutcome outcome) {
    return switch (outcome) {
      case Passed ignored -> "PASSED";
      case Failed ignored -> "FAILED";
      case NotApplicable ignored -> "NOT_APPLICABLE";
    };
  }

  private static LocalizedText text(ContractOutcome outcome) {
    return switch (outcome) {
      case Passed passed -> passed.what();
      case Failed failed ->
          new LocalizedText(
              "问题 " + failed.problems().size() + " 个", failed.problems().size() + " problems");
      case NotApplicable none -> none.reason();
    };
  }

  private int asJson(PluginContract contract) {
    ObjectNode whole = JSON.createObjectNode();
    ArrayNode checks = JSON.createArrayNode();
    boolean passed = true;
    for (ContractCheck check : contract.checks()) {
      long begin = System.nanoTime();
      ContractOutcome outcome = check.run();
      passed &= !(outcome instanceof Failed);
      ObjectNode told = checks.addObject();
      told.put("id", check.id());
      told.put("outcome", code(outcome));
      told.put("milliseconds", (System.nanoTime() - begin) / 1_000_000);
      put(told.putObject("name"), check.name());
      put(told.putObject("text"), text(outcome));
      ArrayNode problems = told.putArray("problems");
      if (outcome instanceof Failed failed) {
        failed.problems().forEach(problem -> put(problems.addObject(), problem));
      }
    }
    whole.put("passed", passed);
    whole.set("checks", checks);
    report.line("%s", whole.toPrettyString());
    return passed ? 0 : 1;
  }

  private static void put(ObjectNode node, Problem problem) {
    node.put("code", problem.code());
    problem.file().ifPresent(file -> node.put("file", file).put("line", problem.line()));
    put(node.putObject("message"), problem.message());
  }

  private static void put(ObjectNode node, LocalizedText text) {
    node.put("zh", text.zh());
    node.put("en", text.en());
  }
}
