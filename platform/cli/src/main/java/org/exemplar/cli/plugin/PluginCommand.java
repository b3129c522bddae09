package org.exemplar.cli.plugin;

import picocli.CommandLine.Command;

/** {@code exemplar plugin}: makes, checks, packs, signs and verifies plugins. */
@Command(
    name = "plugin",
    mixinStandardHelpOptions = true,
    description = "Makes, checks, packs, signs and verifies plugins.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      InitCommand.class,
      CheckCommand.class,
      PackCommand.class,
      SealCommand.class,
      KeygenCommand.class,
      SignCommand.class,
      VerifyCommand.class,
      TrustCommand.class
    })
public final class PluginCommand {}
