package org.exemplar.campaigns.internal.reading;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The office holder who signs an order (令), as in 省长　某某. The name is not kept. */
final class Official {
  private static final Pattern SHAPE =
      Pattern.compile(
          "([\\p{IsHan}]{0,16}?(?:省长|主席|市长|县长|区长|州长|盟长|旗长|镇长|乡长|总理|部长|局长|主任|署长|行长|书记|委员长))"
              + "[：:]?\\p{IsHan}[\\p{IsHan}·]{1,3}");

  private Official() {}

  /** The office, when the line consists of it and a name behind a space. */
  static Optional<String> office(Line line) {
    Matcher shape = SHAPE.matcher(line.text());
    boolean apart = line.is(LineKind.SHORT_TEXT) && line.source().words().size() > 1;
    return apart && shape.matches() ? Optional.ofNullable(shape.group(1)) : Optional.empty();
  }
}
