package org.exemplar.campaigns.internal.reading;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A signature and a date on one line.
 *
 * @param body the body that signs
 * @param date the date as printed
 */
record SignatureLine(String body, String date) {
  private static final Pattern SHAPE =
      Pattern.compile("(.{4,40}?)[（(]?(" + DateText.FULL + ")[）)]?");

  static Optional<SignatureLine> of(SourceLine line) {
    Matcher shape = SHAPE.matcher(line.text());
    return shape.matches() && BodyName.looksLikeOne(String.valueOf(shape.group(1)))
        ? Optional.of(new SignatureLine(shape.group(1), shape.group(2)))
        : Optional.empty();
  }
}
