package org.exemplar.plugins;

import java.util.Optional;
import org.exemplar.spi.LocalizedText;

/**
 * What an examination found.
 *
 * @param severity whether something is wrong
 * @param code stable, SCREAMING_SNAKE_CASE
 * @param message what is wrong and what would be right
 * @param place where: the id of a plugin, or a file
 * @param command what can be typed to set it right, empty where no one command does
 */
public record Finding(
    Severity severity, String code, LocalizedText message, String place, Optional<String> command) {
  /** Whether something is wrong. */
  public enum Severity {
    /** Something does not work, or will not. */
    PROBLEM,
    /** Everything works; somebody should know nevertheless. */
    HINT
  }

  /** Something that does not work. */
  public static Finding problem(
      String code, String place, String zh, String en, Optional<String> command) {
    return new Finding(Severity.PROBLEM, code, new LocalizedText(zh, en), place, command);
  }

  /** Something that somebody should know. */
  public static Finding hint(
      String code, String place, String zh, String en, Optional<String> command) {
    return new Finding(Severity.HINT, code, new LocalizedText(zh, en), place, command);
  }
}
