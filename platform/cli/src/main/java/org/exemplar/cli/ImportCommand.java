package org.exemplar.cli;

import picocli.CommandLine.Command;

/** {@code exemplar import}: brings files into a running server. */
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    description = "Brings files into a running server.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {ImportOrganizations.class, ImportPolicies.class, ImportCases.class})
final class ImportCommand {}
