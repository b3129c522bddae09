package org.exemplar.caselibrary.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.exemplar.spi.schema.Refusal;

/** What must hold for a round of selection before it can be opened. */
final class OpeningRules {
  private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_-]{1,64}");
  private static final int TITLE = 200;
  private static final int MOST_PLACES = 1_000;
  private static final int MOST_REVIEWS = 50;

  private final List<Refusal> wrong = new ArrayList<>();

  private OpeningRules() {}

  /** Everything that is wrong. */
  static List<Refusal> check(CaseSelections.Opening wanted) {
    OpeningRules rules = new OpeningRules();
    rules.require(
        CODE.matcher(wanted.code()).matches(),
        "code",
        "应为 1 至 64 个字母、数字、“-”或“_”",
        "has 1 to 64 letters, digits, - or _");
    rules.require(
        isFit(wanted.title()),
        "title",
        "应为 1 至 " + TITLE + " 字",
        "has 1 to " + TITLE + " characters");
    rules.require(
        wanted.weights().areWeights(),
        "weights",
        "之和应为 100，每项 0 至 100",
        "sum to 100, each of 0 to 100");
    rules.require(
        wanted.places() >= 1 && wanted.places() <= MOST_PLACES,
        "places",
        "应为 1 至 " + MOST_PLACES,
        "is 1 to " + MOST_PLACES);
    rules.require(
        wanted.minimumReviews() >= 1 && wanted.minimumReviews() <= MOST_REVIEWS,
        "minimumReviews",
        "应为 1 至 " + MOST_REVIEWS,
        "is 1 to " + MOST_REVIEWS);
    rules.require(
        !wanted.closesOn().isBefore(wanted.opensOn()),
        "closesOn",
        "不得早于 opensOn",
        "is not before opensOn");
    return rules.wrong;
  }

  private static boolean isFit(String title) {
    return !title.isBlank() && title.length() <= TITLE && title.indexOf('\0') < 0;
  }

  private void require(boolean right, String name, String zh, String en) {
    if (!right) {
      wrong.add(
          Refusal.of("SELECTION_INVALID", name + " " + zh, name + " " + en).at("input", name));
    }
  }
}
