package org.exemplar.cli.audit;

import picocli.CommandLine.Command;

/** {@code exemplar audit}: proves that the record of all changes is whole. */
@Command(
    name = "audit",
    mixinStandardHelpOptions = true,
    description = "Proves that the record of all changes is whole.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {VerifyCommand.class, CheckpointCommand.class, ProveCommand.class})
public final class AuditCommand {}
