package org.exemplar.campaigns.internal.reading;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** Reads the list of attachments that stands between the body and the signature. */
final class Attachments {
  private static final int LONGEST_TITLE = 80;
  private static final Pattern HEAD = Pattern.compile("^(?:附件|附表|附录|附)[一二三四五六七八九十\\d]{0,3}[：:]");
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
