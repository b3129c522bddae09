package org.exemplar.plugins.internal.content;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What an exception says, without names of classes and folders: those are for the log. */
public final class PlainReason {
  private static final int LONGEST = 300;

  /** What is taken out: classes of exceptions, folders of this machine, numbers of bundles. */
  private static final List<Pattern> INNER =
      List.of(
          Pattern.compile("\\b(?:\\w+\\.)*[A-Z]\\w*(?:Exception|Error)\\b:?\\s*"),
          Pattern.compile("(?:reference:)?(?:file:)?/+(?:[^\\s/:]+/)+"),
          Pattern.compile("\\b[A-Za-z]:\\\\(?:[^\\s\\\\]+\\\\)+"),
          Pattern.compile(" ?\\[\\d+(?:\\.\\d+)?\\](?:\\(R [\\d.]+\\))?"));

  private PlainReason() {}

  /** What the innermost of a chain of exceptions says that says anything. */
  public static Optional<String> of(Throwable thrown) {
    Optional<String> reason = Optional.empty();
    Throwable next = thrown;
    for (int depth = 0; next != null && depth < 10; depth++) {
      Optional<String> inner = Optional.ofNullable(next.getMessage()).flatMap(PlainReason::of);
      reason = inner.isPresent() ? inner : reason;
      next = next.getCause();
    }
    return reason;
  }

  /** The first line of a text; empty where nothing is left of it. */
  public static Optional<String> of(String text) {
    String plain = text.lines().findFirst().orElse("");
    for (Pattern inner : INNER) {
      plain = inner.matcher(plain).replaceAll("");
    }
    String strip = plain.strip();
    return strip.isEmpty()
        ? Optional.empty()
        : Optional.of(strip.length() <= LONGEST ? strip : strip.substring(0, LONGEST) + "…");
  }
}
