package org.exemplar.campaigns.internal.reading;

import java.text.Normalizer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Makes one spelling out of the many that layout, fonts and keyboards leave in a line. */
final class Normaliser {
  private static final Pattern INVISIBLE =
      Pattern.compile("[\\p{Cc}\\u00AD\\u200B-\\u200F\\u2060\\uFEFF&&[^\\t]]");
  private static final Pattern SPACE = Pattern.compile("[\\u00A0\\u2000-\\u200A\\u202F\\u205F]");
  private static final Pattern WIDE_SPACE = Pattern.compile("\\u3000");
  private static final Pattern FULL_WIDTH =
      Pattern.compile(
          "[\\uFF10-\\uFF19\\uFF21-\\uFF3A\\uFF41-\\uFF5A\\u2474-\\u249B\\u3220-\\u3229\\u2E80-\\u2FD5\\uF900-\\uFAFF]");
  private static final Pattern RANGE =
      Pattern.compile(
          "(?<=\\d)(?:[－–‐‑‒−﹣]|(?<![—―])[—―](?![—―]))(?=\\d)"
              + "|(?<=(?<!\\d)\\d{4}) ?[－–‐‑‒−﹣—―] ?(?=\\d{4}(?!\\d))");
  private static final Pattern NAMED_DAY =
      Pattern.compile("(?<=[“\"‘])([一二三四五六七八九十]{1,2})[.．·•・‧]([一二三四五六七八九十]{1,2})(?=[”\"’])");

  private Normaliser() {}

  /** The line with one kind of space, plain digits and hyphens; an ideographic space is two. */
  static String tidy(String line) {
    String text = SPACE.matcher(INVISIBLE.matcher(line).replaceAll("")).replaceAll(" ");
    text = WIDE_SPACE.matcher(text).replaceAll("  ");
    text = FULL_WIDTH.matcher(text).replaceAll(Normaliser::plain);
    return RANGE.matcher(text).replaceAll("-");
  }

  /** The tidy text without stray spaces, and with one spelling for days such as 七一. */
  static String compact(String tidy) {
    StringBuilder out = new StringBuilder(tidy.length());
    boolean pending = false;
    for (int i = 0; i < tidy.length(); i++) {
      char c = tidy.charAt(i);
      if (c == ' ' || c == '\t') {
        pending = true;
        continue;
      }
      char next = i + 1 < tidy.length() ? tidy.charAt(i + 1) : ' ';
      if (pending && !out.isEmpty() && separates(out.charAt(out.length() - 1), c, next)) {
        out.append(' ');
      }
      pending = false;
      out.append(c);
    }
    return NAMED_DAY.matcher(out).replaceAll("$1$2");
  }

  private static boolean separates(char before, char after, char next) {
    boolean ends = ".,;:)!?%".indexOf(after) >= 0 && !Character.isDigit(next);
    return !Zh.isWide(before) && !Zh.isWide(after) && before != '(' && !ends;
  }

  private static String plain(MatchResult found) {
    return Normalizer.normalize(found.group(), Normalizer.Form.NFKC);
  }
}
