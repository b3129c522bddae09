package org.exemplar.campaigns.internal.reading;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Flags slips in the words of a body; nothing is corrected. */
final class TextChecks {
  private static final Pattern COUNTY = Pattern.compile("\\p{IsHan}{1,8}县(?!级)");
  private static final Pattern DISTRICT =
      Pattern.compile("\\p{IsHan}{1,8}(?<!地|自治|社|园|开发)区(?![域级划])");
  private static final Pattern OF_DISTRICT =
      Pattern.compile(
          "(?<![县市省州旗各全本该治发园社辖特牧林矿景新街片小山地灾校选战军城库老学产、，（(/])区(?:委(?![托派任以员])|政府|人大|政协|纪委)");
  private static final Pattern OF_COUNTY =
      Pattern.compile("(?<![区市省州旗各全本该、，（(/])县(?:委|政府|人大|政协|纪委)(?![、（(/])");

  private final Map<String, String> typos;
  private final Doubts doubts;

  TextChecks(Map<String, String> typos, Doubts doubts) {
    this.typos = typos;
    this.doubts = doubts;
  }

  void check(List<String> issuers, List<Line> body) {
    boolean county = issuers.stream().anyMatch(issuer -> COUNTY.matcher(issuer).find());
    boolean district = issuers.stream().anyMatch(issuer -> DISTRICT.matcher(issuer).find());
    for (Line line : body) {
      typos.forEach((typo, right) -> checkTypo(line, typo, right));
      if (county && !district) {
        checkAuthority(line, OF_DISTRICT, "县");
      } else if (district && !county) {
        checkAuthority(line, OF_COUNTY, "区");
      }
    }
  }

  private void checkTypo(Line line, String typo, String right) {
    if (line.text().contains(typo)) {
      doubts.add(DoubtCode.TYPO_SUSPECTED, line.number(), typo, right);
    }
  }

  private void checkAuthority(Line line, Pattern foreign, String level) {
    Matcher name = foreign.matcher(line.text());
    while (name.find()) {
      doubts.add(DoubtCode.AUTHORITY_MISMATCH, line.number(), name.group(), level);
    }
  }
}
