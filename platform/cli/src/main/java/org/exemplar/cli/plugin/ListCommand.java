package org.exemplar.cli.plugin;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.Callable;
import org.exemplar.cli.ServerOption;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code exemplar plugin list}: says which plugins run. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = "Says which plugins a running server has and what is wrong with them.")
final class ListCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private ServerOption server = new ServerOption();

  @Override
  public Integer call() {
    Report report = Report.of(spec);
    PlanView view = new PlanView(report, true);
    for (JsonNode plugin : new ServerPlugins(server.client()).list()) {
      report.line(
          "%-24s %-10s %-9s %s",
          plugin.path("id").asText(),
          plugin.path("version").asText(),
          plugin.path("kind").asText("–"),
          plugin.path("state").asText());
      view.problems(plugin);
    }
    return 0;
  }
}
