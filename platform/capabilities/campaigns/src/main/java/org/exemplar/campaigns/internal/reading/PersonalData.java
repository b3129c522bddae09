package org.exemplar.campaigns.internal.reading;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes the personal data that follows certain labels out of a line, before anything is read. */
final class PersonalData {
  private static final String TYPISTS = spaced("打字员", "打字", "校对人", "校对", "签发人", "责任编辑");
  private static final String CONTACTS =
      spaced("联系人员", "联系人", "联络人", "经办人", "承办人", "拟稿人", "核稿人", "审核人", "填表人", "填报人", "制表人");
  private static final String OTHERS = spaced("联络员", "签发", "核对", "拟稿", "核稿", "录入", "排版", "编辑");
  private static final String LINES =
      "(?:联系|咨询|办公|值班)?"
          + spaced("电话号码", "电话", "联系方式", "手机号码", "手机", "传真", "微信号", "微信", "身份证号码", "身份证号");
  private static final String LABEL =
      "(?:" + String.join("|", TYPISTS, CONTACTS, OTHERS, LINES) + ")\\s*[：:]?";
  private static final String NAME = "\\p{IsHan}(?:[\\p{IsHan}·]{1,3}|\\s+\\p{IsHan})";
  private static final String STOP = "[，,。；;、）)\\]\\d]";
  private static final String MORE_NAMES = "(?:[，,、\\s]+" + NAME + "(?=\\s*(?:" + STOP + "|$)))*+";

  private static final List<Pattern> AFTER_COLON =
      List.of(
          rule(
              "(<typists>)<colon>[^\\d（(。]*?(?=\\s*<label>|[\\d（(。]|共\\s*印|\\S{1,12}[〔\\[]\\s*\\d|$)"),
          rule(
              "(<contacts>)<colon>[^，,。；;）)\\d]*?(?=\\s*<label>|[，,。；;）)\\d]|\\s\\p{IsHan}{5}|$)<names>"),
          rule("(<others>)<colon><name>(?=\\s*(?:<stop>|\\s\\S|<label>|$))<names>"));
  private static final List<Pattern> WITH_FIGURES =
      List.of(
          rule(
              "(<lines>)(?:<colon>(?:<name>(?=[\\s\\d]))?|(?=\\s*[\\d(（]\\d))"
                  + "(?:[（(]\\d{2,5}[）)])?<figures>*(?:[（(]\\d{1,6}[）)])?<figures>*(?<!\\s)"),
          rule("()(?<![\\d.])(?:1[3-9]\\d{9}|\\d{17}[\\dXx])(?![\\d.])"));

  private static final Pattern OPEN_LABEL = rule("(?:<typists>|<contacts>|<lines>)\\s*[：:]\\s*$");
  private static final Pattern VALUE = rule("\\s*(?:<name>|[\\d\\s\\-－—()（）]{6,})\\s*");
  private static final Pattern COLON = Pattern.compile("[：:]");
  private static final Pattern FIGURES = Pattern.compile("\\d{2}");
  private static final Pattern EMPTY_BRACKETS = Pattern.compile("[（(][，,；;、。：:\\s]*[）)]");
  private static final Pattern EMPTY_PARTS = Pattern.compile("[，,；;、]\\s*(?=[，,；;、。）)])");
  private static final Pattern EMPTY_START = Pattern.compile("^\\s*[，,；;、。]+");

  private PersonalData() {}

  /** The tidy line without personal data; each label after which something was left out is told. */
  static String strip(String line, int number, Doubts doubts) {
    String text = line;
    if (COLON.matcher(text).find()) {
      text = without(AFTER_COLON, text, number, doubts);
      text = without(WITH_FIGURES, text, number, doubts);
    } else if (FIGURES.matcher(text).find()) {
      text = without(WITH_FIGURES, text, number, doubts);
    }
    return text.equals(line) ? line : repaired(text);
  }

  /** Whether a label ends the line, so that its value may stand on the next one. */
  static boolean endsWithLabel(String line) {
    return COLON.matcher(line).find() && OPEN_LABEL.matcher(line).find();
  }

  /** Whether the line holds nothing but a name or a telephone number. */
  static boolean isValue(String line) {
    return VALUE.matcher(line).matches();
  }

  private static String without(List<Pattern> rules, String line, int number, Doubts doubts) {
    String text = line;
    for (Pattern rule : rules) {
      text = without(rule, text, number, doubts);
    }
    return text;
  }

  private static String without(Pattern rule, String line, int number, Doubts doubts) {
    Matcher found = rule.matcher(line);
    StringBuilder out = new StringBuilder();
    int copied = 0;
    while (found.find()) {
      String label = Normaliser.compact(String.valueOf(found.group(1)));
      doubts.add(DoubtCode.PERSONAL_DATA_REMOVED, number, label.isEmpty() ? "号码" : label);
      out.append(line, copied, found.start());
      copied = found.end();
    }
    return out.append(line, copied, line.length()).toString();
  }

  private static String repaired(String text) {
    String whole = EMPTY_PARTS.matcher(EMPTY_BRACKETS.matcher(text).replaceAll("")).replaceAll("");
    return EMPTY_START.matcher(whole).replaceFirst("").stripTrailing();
  }

  private static Pattern rule(String template) {
    return Pattern.compile(
        template
            .replace("<typists>", TYPISTS)
            .replace("<contacts>", CONTACTS)
            .replace("<others>", OTHERS)
            .replace("<lines>", LINES)
            .replace("<label>", LABEL)
            .replace("<names>", MORE_NAMES)
            .replace("<name>", NAME)
            .replace("<stop>", STOP)
            .replace("<figures>", "[\\d\\s\\-—－、/／转+*A-Za-z_]")
            .replace("<colon>", "\\s*[：:]\\s*"));
  }

  private static String spaced(String... labels) {
    StringBuilder out = new StringBuilder("(?:");
    for (String label : labels) {
      out.append(out.length() == 3 ? "" : "|").append(String.join("\\s*", label.split("")));
    }
    return out.append(')').toString();
  }
}
