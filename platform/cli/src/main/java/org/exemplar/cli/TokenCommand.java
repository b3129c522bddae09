package org.exemplar.cli;

import picocli.CommandLine.Command;

/** {@code exemplar token}: tokens of accounts. */
@Command(
    name = "token",
    mixinStandardHelpOptions = true,
    description = "Issues tokens, on the machine that the platform runs on.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {IssueToken.class})
final class TokenCommand {}
