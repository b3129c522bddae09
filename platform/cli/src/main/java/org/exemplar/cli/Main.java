package org.exemplar.cli;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.exemplar.cli.audit.AuditCommand;
import org.exemplar.cli.doctor.DoctorCommand;
import org.exemplar.cli.plugin.PluginCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExecutionExceptionHandler;

/** Entry point of {@code bin/exemplar}. */
@Command(
    name = "exemplar",
    description = "An open platform on which public bodies run excellence programmes.",
    mixinStandardHelpOptions = true,
    version = "exemplar 1.0.0",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      Serve.class,
      ImportCommand.class,
      PluginCommand.class,
      AuditCommand.class,
      DoctorCommand.class,
      TokenCommand.class,
      AccountCommand.class,
      Cache.class
    })
public final class Main {
  private Main() {}

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] args) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    System.setOut(out);
    System.setErr(err);
    System.exit(commandLine().execute(args));
  }

  /** The command tree; a refusal ends with its own exit code and one sentence on standard error. */
  static CommandLine commandLine() {
    IExecutionExceptionHandler refusals =
        (failure, command, parsed) -> {
          if (failure instanceof CommandRefused refused) {
            command.getErr().println(refused.getMessage());
            return refused.exitCode();
          }
          throw failure;
        };
    return new CommandLine(new Main()).setExecutionExceptionHandler(refusals);
  }
}
