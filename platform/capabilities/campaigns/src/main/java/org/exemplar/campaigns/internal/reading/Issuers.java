package org.exemplar.campaigns.internal.reading;

import java.util.List;

/** Decides which bodies issue a document, and reports where that is uncertain. */
final class Issuers {
  private Issuers() {}

  static List<String> of(FrontMatter front, Signature signature, Segment segment, Doubts doubts) {
    List<String> issuers = choose(front, signature);
    List<String> head = front.headIssuers();
    boolean dated = segment.signature().stream().anyMatch(line -> !line.is(LineKind.BODY_NAME));
    boolean signed = !signature.names().isEmpty();
    boolean confirmed = front.titleIssuers().containsAll(issuers) || head.containsAll(issuers);
    if (signed && !confirmed && (!dated || segment.uncertain())) {
      report(issuers, segment.signature().getFirst().number(), doubts);
    }
    boolean titled = !front.titleIssuers().isEmpty();
    if (!head.isEmpty() && !((signed || titled) && issuers.containsAll(head))) {
      report(head, segment.first(), doubts);
    }
    if (signed && front.titleIssuers().size() > signature.names().size()) {
      report(front.titleIssuers(), segment.first(), doubts);
    }
    return issuers;
  }

  private static List<String> choose(FrontMatter front, Signature signature) {
    if (!signature.names().isEmpty()) {
      return signature.names();
    }
    return front.titleIssuers().isEmpty() ? front.headIssuers() : front.titleIssuers();
  }

  private static void report(List<String> names, int line, Doubts doubts) {
    doubts.add(DoubtCode.ISSUER_UNCERTAIN, line, String.join("、", names));
  }
}
