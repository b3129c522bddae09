package org.exemplar.campaigns.internal.reading;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds random tokens that a web page or an editor spliced into Chinese text: at least sixteen
 * characters of mixed case that make no words. Addresses, document numbers and product codes stay;
 * a token that may be either stays and is reported.
 */
final class NoiseTokens {
  private static final int SHORTEST = 16;
  private static final Pattern RUN = Pattern.compile("[\\x21-\\x7E]{" + SHORTEST + ",}");
  private static final Pattern ADDRESS =
      Pattern.compile(
          "://|www\\.|@[\\w-]+\\.|(?<![\\w-])[\\w-]++\\.(com|cn|org|net|gov|edu|html?|docx?|xlsx?|pdf)\\b");
  private static final Pattern NAMED =
      Pattern.compile("(号码?|码|编号|型号|序列|密钥|密码|口令|账号|帐号|网址|邮箱|信箱|链接|代码)[为是：:“\\s]*$");
  private static final Pattern SEPARATOR = Pattern.compile("[-/_]");
  private static final String EDGES = ".,;:!?()[]\"'";

  private NoiseTokens() {}

  /** The line without its noise tokens; every one removed or suspected is reported. */
  static String strip(String line, int number, Doubts doubts) {
    Matcher run = RUN.matcher(line);
    StringBuilder out = new StringBuilder();
    int copied = 0;
    while (run.find()) {
      int start = skipEdges(line, run.start(), run.end(), 1);
      int end = skipEdges(line, run.end() - 1, run.start() - 1, -1) + 1;
      if (end - start >= SHORTEST && judge(line, start, end, number, doubts)) {
        out.append(line, copied, start);
        copied = end;
      }
    }
    return out.append(line, copied, line.length()).toString();
  }

  /** Whether the token is to be removed; what is removed or doubtful is reported. */
  private static boolean judge(String line, int start, int end, int number, Doubts doubts) {
    String token = line.substring(start, end);
    TokenShape shape = TokenShape.of(token);
    if (!shape.isDoubtful() || isAddressOrCode(token) || !isSpliced(line, start, end)) {
      return false;
    }
    boolean removed = shape.isNoise() && !NAMED.matcher(line.substring(0, start)).find();
    doubts.add(removed ? DoubtCode.NOISE_REMOVED : DoubtCode.NOISE_SUSPECTED, number, token);
    return removed;
  }

  /** Whether the token is an address, or parts with separators that each look like a code. */
  private static boolean isAddressOrCode(String token) {
    if (ADDRESS.matcher(token).find()) {
      return true;
    }
    return SEPARATOR.matcher(token).find()
        && SEPARATOR.splitAsStream(token).map(TokenShape::of).noneMatch(TokenShape::isDoubtful);
  }

  private static int skipEdges(String line, int from, int limit, int step) {
    int at = from;
    while (at != limit && EDGES.indexOf(line.charAt(at)) >= 0) {
      at += step;
    }
    return at;
  }

  private static boolean isSpliced(String line, int start, int end) {
    String before = line.substring(0, start).stripTrailing();
    String after = line.substring(end).stripLeading();
    return (before.isEmpty() || isText(before.codePointBefore(before.length())))
        && (after.isEmpty() || isText(after.codePointAt(0)))
        && Zh.hasHan(before + after);
  }

  private static boolean isText(int codePoint) {
    return Zh.isWide(codePoint) || EDGES.indexOf(codePoint) >= 0;
  }
}
