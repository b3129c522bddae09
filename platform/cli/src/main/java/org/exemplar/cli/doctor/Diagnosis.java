package org.exemplar.cli.doctor;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/**
 * All that was found, problems first; what was found twice, in the folder and by asking, once.
 *
 * @param running whether a server was asked, too
 */
record Diagnosis(List<Finding> findings, boolean running) {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  /** A plugin whose start is under way is no start that was broken off. */
  private static final String START_NOT_ENDED = "START_NOT_ENDED";

  /**
   * Of what was found.
   *
   * @param server the server that commands have to name, where it is not the usual one
   * @param data the data folder whose owner asks, where it is not the usual one
   */
  static Diagnosis of(
      List<Finding> found, boolean running, @Nullable URI server, @Nullable Path data) {
    String options =
        (server == null ? "" : " --server " + server) + (data == null ? "" : " --data " + data);
    Map<String, Finding> distinct = new LinkedHashMap<>();
    found.stream()
        .filter(each -> !running || !each.code().equals(START_NOT_ENDED))
        .map(each -> with(each, options))
        .forEach(each -> distinct.putIfAbsent(each.code() + " " + each.place(), each));
    List<Finding> ordered = new ArrayList<>(distinct.values());
    ordered.sort((one, other) -> Boolean.compare(other.problem(), one.problem()));
    return new Diagnosis(List.copyOf(ordered), running);
  }

  private static Finding with(Finding finding, String options) {
    return options.isEmpty()
        ? finding
        : new Finding(
            finding.problem(),
            finding.code(),
            finding.place(),
            finding.zh(),
            finding.en(),
            finding
                .command()
                .map(
                    command ->
                        command.replaceAll(
                            "(exemplar plugin (?:retry|install|uninstall|history|list)[^&]*?)("
                                + " &&|$)",
                            "$1" + Matcher.quoteReplacement(options) + "$2")));
  }

  boolean healthy() {
    return findings.stream().noneMatch(Finding::problem);
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (Finding each : findings) {
      lines.add(
          (each.problem() ? "问题 problem  " : "提示 hint     ") + each.code() + "  " + each.place());
      lines.add("  " + each.zh());
      lines.add("  " + each.en());
      each.command().ifPresent(command -> lines.add("  $ " + command));
    }
    long problems = findings.stream().filter(Finding::problem).count();
    long hints = findings.size() - problems;
    lines.add(
        "%d 个问题，%d 条提示（%s） / %d problems, %d hints (%s)"
            .formatted(
                problems,
                hints,
                running ? "服务器在运行" : "没有服务器在运行",
                problems,
                hints,
                running ? "the server was asked, too" : "no server runs"));
    return lines;
  }

  String json() {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("healthy", healthy());
    node.put("serverAsked", running);
    for (Finding each : findings) {
      ObjectNode one = node.withArray("findings").addObject();
      one.put("severity", each.problem() ? "PROBLEM" : "HINT");
      one.put("code", each.code());
      one.put("place", each.place());
      one.put("zh", each.zh());
      one.put("en", each.en());
      each.command().ifPresent(command -> one.put("command", command));
    }
    node.withArray("findings");
    try {
      return JSON.writeValueAsString(node);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
