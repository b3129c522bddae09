package org.exemplar.cli.plugin;

import picocli.CommandLine.Command;

/** {@code exemplar plugin}: makes plugins, and changes those of a running server. */
@Command(
    name = "plugin",
    mixinStandardHelpOptions = true,
    description = "Makes plugins, and changes those of a running server.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      InitCommand.class,
      CheckCommand.class,
      TestCommand.class,
      PackCommand.class,
      SealCommand.class,
      KeygenCommand.class,
      SignCommand.class,
      VerifyCommand.class,
      TrustCommand.class,
      IndexCommand.class,
      SearchCommand.class,
      InfoCommand.class,
      ListCommand.class,
      PlanCommand.class,
      InstallCommand.class,
      UninstallCommand.class,
      RollbackCommand.class,
      RetryCommand.class,
      HistoryCommand.class
    })
public final class PluginCommand {}
