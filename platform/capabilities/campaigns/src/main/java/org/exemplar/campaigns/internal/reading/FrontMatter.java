package org.exemplar.campaigns.internal.reading;

import java.util.List;
import java.util.Optional;

/**
 * What stands before the body of a document.
 *
 * @param title the title, its lines joined
 * @param number document number
 * @param titleIssuers bodies that the title begins with
 * @param headIssuers bodies in the red head or above the title
 * @param recipients main recipients
 * @param date a dated line below the title
 * @param notes bracketed notes below the title
 * @param body lines of the body
 */
record FrontMatter(
    Optional<String> title,
    Optional<String> number,
    List<String> titleIssuers,
    List<String> headIssuers,
    List<String> recipients,
    Optional<Line> date,
    List<Line> notes,
    List<Line> body) {

  FrontMatter {
    titleIssuers = List.copyOf(titleIssuers);
    headIssuers = List.copyOf(headIssuers);
    recipients = List.copyOf(recipients);
    notes = List.copyOf(notes);
    body = List.copyOf(body);
  }
}
