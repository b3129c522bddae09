package org.exemplar.campaigns.internal.reading;

import java.util.ArrayList;
import java.util.List;
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
      Pattern.compile("\\G(.{4,40}?)[（(]?(" + DateText.FULL + ")[）)]?");

  /** The signatures that a line consists of, each with its date; empty when it holds more. */
  static List<SignatureLine> of(SourceLine line) {
    List<SignatureLine> signed = new ArrayList<>();
    Matcher shape = SHAPE.matcher(line.text());
    int end = 0;
    while (shape.find()) {
      signed.add(new SignatureLine(shape.group(1), shape.group(2)));
      end = shape.end();
    }
    boolean whole = end == line.text().length();
    return whole && signed.stream().allMatch(each -> BodyName.looksLikeOne(each.body()))
        ? List.copyOf(signed)
        : List.of();
  }
}
