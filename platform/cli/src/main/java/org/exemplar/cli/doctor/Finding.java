package org.exemplar.cli.doctor;

import java.util.Optional;

/**
 * What is wrong, or what somebody should know.
 *
 * @param problem whether something does not work; otherwise it is a hint
 * @param code stable, SCREAMING_SNAKE_CASE
 * @param place where: a file, an address, or the id of a plugin
 * @param zh what is wrong and what would be right, in Chinese
 * @param en the same in English
 * @param command what can be typed to set it right
 */
record Finding(
    boolean problem, String code, String place, String zh, String en, Optional<String> command) {
  static Finding problem(String code, String place, String zh, String en, String command) {
    return new Finding(true, code, place, zh, en, Optional.of(command));
  }

  static Finding hint(String code, String place, String zh, String en, String command) {
    return new Finding(false, code, place, zh, en, Optional.of(command));
  }
}
