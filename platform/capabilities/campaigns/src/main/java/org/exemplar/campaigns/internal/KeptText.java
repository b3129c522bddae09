package org.exemplar.campaigns.internal;

import java.util.Set;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.exemplar.campaigns.Doubt;
import org.exemplar.campaigns.PolicyDocument;
import org.exemplar.campaigns.PolicyDocumentTree;

/**
 * The text of a file as it is kept. A line that held personal data is left empty as a whole, so
 * that the lines that doubts name stay where they are.
 */
final class KeptText {
  private static final Pattern BREAK =
      Pattern.compile("\\r\\n|[\\n\\r\\x0B\\x85\\u2028\\u2029]|(?<![\\r\\n])\\f(?![\\r\\n])");

  /** Who typed and who proofread, even where the reader found nothing to remove. */
  private static final Pattern TYPISTS = Pattern.compile("打[\\s\\p{Z}]*字|校[\\s\\p{Z}]*对");

  private KeptText() {}

  static String of(String text, PolicyDocumentTree tree) {
    Set<Integer> removed = linesWithPersonalData(tree);
    StringJoiner kept = new StringJoiner("\n");
    int number = 1;
    for (String line : BREAK.split(text, -1)) {
      kept.add(removed.contains(number++) || TYPISTS.matcher(line).find() ? "" : line);
    }
    return kept.toString();
  }

  private static Set<Integer> linesWithPersonalData(PolicyDocumentTree tree) {
    return tree.documents().stream()
        .map(PolicyDocument::doubts)
        .flatMap(doubts -> doubts.stream())
        .filter(doubt -> doubt.code().equals("PERSONAL_DATA_REMOVED"))
        .map(Doubt::line)
        .collect(Collectors.toSet());
  }
}
