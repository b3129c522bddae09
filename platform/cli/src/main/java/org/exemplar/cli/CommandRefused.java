package org.exemplar.cli;

import picocli.CommandLine.ExitCode;

/** Ends a command with a coded sentence and an exit code. */
public final class CommandRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int exitCode;

  private CommandRefused(int exitCode, String code, String message) {
    super(code + ": " + message, null, false, false);
    this.exitCode = exitCode;
  }

  /** What the caller asked for is not allowed or makes no sense. */
  public static CommandRefused usage(String code, String message) {
    return new CommandRefused(ExitCode.USAGE, code, message);
  }

  /** What the caller asked for cannot be done here and now. */
  public static CommandRefused failed(String code, String message) {
    return new CommandRefused(ExitCode.SOFTWARE, code, message);
  }

  /** What the caller asked for ends with an exit code of its own. */
  public static CommandRefused with(int exitCode, String code, String message) {
    return new CommandRefused(exitCode, code, message);
  }

  /** What the process ends with. */
  public int exitCode() {
    return exitCode;
  }
}
