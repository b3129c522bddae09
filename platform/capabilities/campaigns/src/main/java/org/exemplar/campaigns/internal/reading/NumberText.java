package org.exemplar.campaigns.internal.reading;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads document numbers (文号), such as 某政发〔2011〕3号, whatever brackets they are printed with. */
final class NumberText {
  private static final String CORE =
      "[〔\\[（(【﹝［]((?:19|20)\\d{2})[〕\\])）】﹞］]\\s?(第?)\\s?(\\d{1,5})\\s?号";
  private static final Pattern WHOLE =
      Pattern.compile("[（(]?([\\p{IsHan}A-Za-z]{1,24}?)" + CORE + "[）)]?");
  private static final Pattern LABELLED =
      Pattern.compile("(?:发文字号|文号)[：:]([\\p{IsHan}A-Za-z]{1,24}?)" + CORE);
  private static final Pattern SERIAL =
      Pattern.compile(
          "[（(]?((?:(?:19|20)\\d{2}年|〔(?:19|20)\\d{2}〕)?(?:总?第)[\\d一二三四五六七八九十百〇零]{1,6}[号期])[）)]?");
  private static final Pattern INSIDE = Pattern.compile("([\\p{IsHan}A-Za-z]{1,12})" + CORE);
  private static final Pattern LEAD_IN =
      Pattern.compile(".*(?:根据|按照|依据|依照|遵照|贯彻|落实|执行|转发|以及|文件|精神|通知|意见|[和与及见按以的])");

  private NumberText() {}

  /** The number that makes up the whole compact line. */
  static Optional<String> whole(String line) {
    Matcher number = WHOLE.matcher(line);
    if (number.matches()) {
      return Optional.of(spelled(number));
    }
    Matcher serial = SERIAL.matcher(line);
    return serial.matches() ? Optional.of(serial.group(1)) : Optional.empty();
  }

  /** The number that a web page lists beside a document. */
  static Optional<String> labelled(String line) {
    Matcher number = LABELLED.matcher(line);
    return number.lookingAt() ? Optional.of(spelled(number)) : Optional.empty();
  }

  /** The first number inside a compact text. */
  static Optional<Found> inside(String text) {
    Matcher number = INSIDE.matcher(text);
    if (!number.find()) {
      return Optional.empty();
    }
    String prefix = LEAD_IN.matcher(number.group(1)).replaceFirst("");
    return prefix.isEmpty()
        ? Optional.empty()
        : Optional.of(new Found(prefix + bracketed(number), number.start(), number.end()));
  }

  private static String spelled(Matcher number) {
    return number.group(1) + bracketed(number);
  }

  private static String bracketed(Matcher number) {
    return "〔" + number.group(2) + "〕" + number.group(3) + number.group(4) + "号";
  }

  /** A number and where it stands in the text. */
  record Found(String number, int start, int end) {}
}
