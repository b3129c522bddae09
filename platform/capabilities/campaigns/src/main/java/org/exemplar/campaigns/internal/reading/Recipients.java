package org.exemplar.campaigns.internal.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The line of main recipients (主送机关).
 *
 * @param names the recipients
 * @param lines how many lines they take
 * @param rest text that follows them on the same line
 */
record Recipients(List<String> names, int lines, String rest) {
  private static final int LONGEST = 600;
  private static final int MOST_LINES = 4;
  private static final int LONGEST_CUT = 60;
  private static final Pattern LINE =
      Pattern.compile("(?:主送[：:])?([^。！？《]{2," + LONGEST + "}?)[：:](.*)");
  private static final Pattern TAIL =
      Pattern.compile(
          "(?:单位|部门|支部|总支|党委|党组|党支部|[省市区县镇乡州盟旗团工纪]委|委员会|政府|企业|学校|学院|大学|组织|公司|科室|小组"
              + "|委办局|县区|县市|市州|乡镇|街道|社区|村|同志|党员|负责人|中心|协会|医院|团体|院校|机构|妇联|团委|系统"
              + "|[局厅部署院会处所站馆办社校科队委室台园市县区乡镇州])$");
  private static final Pattern NOT_RECIPIENTS =
      Pattern.compile("如下|以下|下列|要求|目标|事项|包括|现将|方面|问题|条件|根据|为了|通过|开展|做好|^附");
  private static final Pattern ROLE = Pattern.compile("涉及|牵头|责任|参加|主办|承办|评审|申报");
  private static final Pattern ADDRESSED =
      Pattern.compile("^(?:主送[：:])?(?:各|[省市区县镇乡州盟旗局校院][直属委各管]|全[省市区县镇乡州旗局校院])");
  private static final Pattern END = Pattern.compile("[。.]$");
  private static final Pattern COLON = Pattern.compile("[：:].*$");
  private static final Pattern SEPARATOR = Pattern.compile("[，,；;、]");
  private static final Pattern COMMA = Pattern.compile("[，,；;]");
  private static final Pattern PAUSE = Pattern.compile("、(?![^（(]*[）)])");
  private static final Pattern REMARK = Pattern.compile("[（(][^（）()]*[）)]$");

  Recipients {
    names = List.copyOf(names);
  }

  /** The recipients that stand at a position of the lines. */
  static Optional<Recipients> at(List<Line> lines, int from) {
    StringBuilder text = new StringBuilder();
    for (int i = from; i < lines.size() && i < from + MOST_LINES; i++) {
      Line line = lines.get(i);
      if (line.is(LineKind.LABELLED) || line.is(LineKind.TABLE)) {
        return Optional.empty();
      }
      text.append(line.text());
      if (!Zh.endsWithOneOf(line.text(), "，,、；;") && !isCut(text, lines, i)) {
        return read(text.toString(), i - from + 1, lines.get(from));
      }
    }
    return Optional.empty();
  }

  /** Whether a list of addressees breaks off in a name and the next line ends it with a colon. */
  private static boolean isCut(CharSequence text, List<Line> lines, int i) {
    if (i + 1 >= lines.size() || COLON.matcher(text).find()) {
      return false;
    }
    String next = lines.get(i + 1).text();
    return lines.get(i).is(LineKind.SHORT_TEXT)
        && ADDRESSED.matcher(text).find()
        && SEPARATOR.matcher(text).find()
        && next.length() <= LONGEST_CUT
        && Zh.endsWithOneOf(next, "：:");
  }

  /** The recipients above the body that no colon ends; only whole lists of addressees are taken. */
  static Optional<Recipients> withoutColon(List<Line> lines, int from) {
    StringBuilder text = new StringBuilder();
    for (int i = from; i < lines.size() && i < from + MOST_LINES; i++) {
      text.append(lines.get(i).text());
      if (!Zh.endsWithOneOf(lines.get(i).text(), "，,、；;")) {
        boolean above = from > 0 && i + 1 < lines.size() && isText(lines.get(i + 1));
        String list = END.matcher(text).replaceFirst("");
        return above && ADDRESSED.matcher(list).find() && allNameBodies(list)
            ? Optional.of(new Recipients(split(list, lines.get(from)), i - from + 1, ""))
            : Optional.empty();
      }
    }
    return Optional.empty();
  }

  private static boolean isText(Line line) {
    return line.is(LineKind.STATEMENT) || line.is(LineKind.LABELLED);
  }

  private static boolean allNameBodies(String list) {
    return !list.contains("。") && split(list).stream().allMatch(Recipients::namesBodies);
  }

  /** The names in a list that only spaces divide, or that commas do. */
  private static List<String> split(String list, Line line) {
    List<String> words = line.source().words();
    boolean spaced =
        words.size() > 1
            && !SEPARATOR.matcher(list).find()
            && words.stream().allMatch(word -> ADDRESSED.matcher(word).find() && word.length() > 2);
    return spaced
        ? words.stream().map(word -> COLON.matcher(word).replaceFirst("")).toList()
        : split(list);
  }

  /** The names in a list of bodies. */
  static List<String> split(String list) {
    List<String> names = new ArrayList<>();
    for (String part : COMMA.splitAsStream(list).toList()) {
      List<String> pieces = PAUSE.splitAsStream(part).toList();
      boolean equal = pieces.size() > 1 && pieces.stream().allMatch(Recipients::isWhole);
      names.addAll(equal ? pieces : List.of(part));
    }
    return names.stream().map(String::strip).filter(name -> !name.isEmpty()).toList();
  }

  /** Whether a piece addresses bodies by itself, as 镇直各单位 does. */
  private static boolean isWhole(String piece) {
    return piece.startsWith("各") || (piece.contains("各") && namesBodies(piece));
  }

  private static Optional<Recipients> read(String text, int lines, Line first) {
    Matcher line = LINE.matcher(text);
    if (!line.matches()) {
      return Optional.empty();
    }
    String list = String.valueOf(line.group(1));
    String rest = String.valueOf(line.group(2));
    boolean fits =
        namesBodies(list) && (rest.isEmpty() || (list.startsWith("各") && list.length() <= 60));
    return fits ? Optional.of(new Recipients(split(list, first), lines, rest)) : Optional.empty();
  }

  private static boolean namesBodies(String list) {
    String bare = list;
    Matcher remark = REMARK.matcher(bare);
    while (remark.find()) {
      bare = bare.substring(0, remark.start());
      remark = REMARK.matcher(bare);
    }
    return TAIL.matcher(bare).find()
        && !NOT_RECIPIENTS.matcher(list).find()
        && (list.startsWith("各") || !ROLE.matcher(list).find());
  }
}
