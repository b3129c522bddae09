package org.exemplar.campaigns.internal.reading;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the list of attachments that stands between the body and the signature. */
final class Attachments {
  private static final int LONGEST_TITLE = 80;
  private static final Pattern HEAD =
      Pattern.compile("^(?:附件|附表|附录|附)[一二三四五六七八九十\\d]{0,3}[：:\\u2002]");
  private static final Pattern ORDINAL =
      Pattern.compile("(?:附件|附表|附录)([一二三四五六七八九十]{1,3}|\\d{1,2})(?:[：:\\u2002]|$)");
  private static final Pattern OMITTED =
      Pattern.compile(
          "(?:附件|附表|附图|附录|附)[一二三四五六七八九十\\d-]{0,5}[：:]?[（(]?(?:略|此略|从略|另附|另发)[）)]?[。；;]?");
  private static final Pattern NEXT = Pattern.compile("(?<![\\d.])(?=\\d{1,2}[.．、](?!\\d))");
  private static final Pattern NUMBER = Pattern.compile("^\\d{1,2}[.．、]");
  private static final Pattern ENDS = Pattern.compile("[；;。，,]+$");
  private static final Pattern MARKS = Pattern.compile("^《(.*)》$");

  private Attachments() {}

  /** Where the list begins in the body; the size of the body when there is none. */
  static int from(List<Line> body) {
    int at = body.size();
    for (int i = body.size() - 1; i >= 0 && isEntry(body.get(i)); i--) {
      if (HEAD.matcher(body.get(i).text()).find()) {
        at = i;
      }
    }
    return at;
  }

  /** Whether the line is an entry of a list that began on a line before it, as 2.联系表. */
  static boolean isNumbered(Line line) {
    return line.is(LineKind.LABELLED)
        && NUMBER.matcher(line.text()).find()
        && line.text().length() <= LONGEST_TITLE
        && !line.text().contains("。");
  }

  /** An entry of a list, written as a list of its own. */
  static Line entry(Line line) {
    return line.withText("附件：" + line.text());
  }

  /** Whether the line heads the attachment after the one that the other line heads. */
  static boolean follows(Line line, Line before) {
    OptionalInt ordinal = ordinal(line);
    OptionalInt last = ordinal(before);
    return ordinal.isPresent()
        && last.isPresent()
        && ordinal.getAsInt() == last.getAsInt() + 1
        && !isOmitted(line);
  }

  private static OptionalInt ordinal(Line line) {
    Matcher number = ORDINAL.matcher(line.text());
    return number.lookingAt()
        ? ChineseNumber.ordinal(String.valueOf(number.group(1)))
        : OptionalInt.empty();
  }

  /** Whether the line says of an attachment only that it is left out, as in 附件3：（略）. */
  static boolean isOmitted(Line line) {
    return OMITTED.matcher(line.text()).matches();
  }

  /** The titles that the lines name; a line that names none is reported. */
  static List<String> titles(List<Line> list, Doubts doubts) {
    list.stream()
        .filter(Attachments::isOmitted)
        .forEach(line -> doubts.add(DoubtCode.REMARK_SET_ASIDE, line.number(), line.text()));
    return titles(list.stream().filter(line -> !isOmitted(line)).toList());
  }

  static List<String> titles(List<Line> list) {
    List<String> titles = new ArrayList<>();
    for (Line line : list) {
      String text = HEAD.matcher(line.text()).replaceFirst("");
      Arrays.stream(NEXT.split(text))
          .map(part -> ENDS.matcher(NUMBER.matcher(part).replaceFirst("").strip()).replaceFirst(""))
          .map(part -> MARKS.matcher(part).replaceFirst("$1"))
          .filter(Zh::hasContent)
          .forEach(titles::add);
    }
    return titles;
  }

  private static boolean isEntry(Line line) {
    boolean head = HEAD.matcher(line.text()).find();
    return line.text().length() <= LONGEST_TITLE
        && !line.text().contains("。")
        && (head
            || line.is(LineKind.SHORT_TEXT)
            || (line.is(LineKind.LABELLED) && NUMBER.matcher(line.text()).find()));
  }
}
