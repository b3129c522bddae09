package org.exemplar.cli.plugin;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.exemplar.cli.ServerOption;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code exemplar plugin history}: says who changed what. */
@Command(
    name = "history",
    mixinStandardHelpOptions = true,
    description = "Says who planned and applied which changes, and what came of it.")
final class HistoryCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private ServerOption server = new ServerOption();

  @Parameters(paramLabel = "ID", arity = "0..1", description = "Only changes of this plugin.")
  private @Nullable String plugin;

  @Option(
      names = "--first",
      paramLabel = "N",
      defaultValue = "20",
      description = "How many at most, the last ones first (default: ${DEFAULT-VALUE}).")
  private int first = 20;

  @Override
  public Integer call() {
    Report report = Report.of(spec);
    for (JsonNode each :
        new ServerPlugins(server.client()).history(Optional.ofNullable(plugin), first)) {
      report.line("%s", line(each));
    }
    return 0;
  }

  /**
   * When, what, from where to where, what came of it; then by whom, who signed it, what was wrong.
   */
  private static String line(JsonNode each) {
    StringBuilder line =
        new StringBuilder(
            "%s  %-9s %-20s %s → %s  %-11s %s"
                .formatted(
                    each.path("plannedAt").asText(),
                    each.path("operation").asText(),
                    text(each.path("plugin"), "*"),
                    text(each.path("fromVersion"), "–"),
                    text(each.path("toVersion"), "–"),
                    each.path("state").asText(),
                    text(each.path("appliedBy"), each.path("plannedBy").asText())));
    for (JsonNode more :
        List.of(each.at("/archive/signature/publisher"), each.at("/problems/0/code"))) {
      if (more.isTextual()) {
        line.append("  ").append(more.asText());
      }
    }
    return line.toString();
  }

  private static String text(JsonNode node, String otherwise) {
    return node.isTextual() ? node.asText() : otherwise;
  }
}
