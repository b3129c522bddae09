package org.exemplar.cli;

import picocli.CommandLine.Command;

/** {@code exemplar account}: accounts, on the machine itself. */
@Command(
    name = "account",
    mixinStandardHelpOptions = true,
    description = "Helps with accounts, on the machine that the platform runs on.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {ResetPassword.class})
final class AccountCommand {}
