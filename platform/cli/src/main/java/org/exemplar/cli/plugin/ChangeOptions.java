package org.exemplar.cli.plugin;

import org.exemplar.cli.ServerOption;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** How a change is carried out. */
final class ChangeOptions {
  @Option(names = "--yes", description = "Say yes to all that the plan asks to be confirmed.")
  private boolean yes;

  @Option(names = "--all", description = "List everything in the plan.")
  private boolean all;

  Changing changing(ServerOption server, CommandSpec spec) {
    return new Changing(new ServerPlugins(server.client()), Report.of(spec), all, yes);
  }
}
