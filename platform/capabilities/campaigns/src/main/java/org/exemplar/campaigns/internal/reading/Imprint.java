package org.exemplar.campaigns.internal.reading;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What stands below the signature (版记).
 *
 * @param keywords subject words
 * @param recipients main recipients, where they stand here
 * @param copiesTo bodies that get a copy
 * @param printedCopies number of copies
 * @param printedOn date of printing
 * @param printedBy office that printed
 * @param attachments titles of attachments
 */
record Imprint(
    List<String> keywords,
    List<String> recipients,
    List<String> copiesTo,
    OptionalInt printedCopies,
    Optional<LocalDate> printedOn,
    Optional<String> printedBy,
    List<String> attachments) {

  Imprint {
    keywords = List.copyOf(keywords);
    recipients = List.copyOf(recipients);
    copiesTo = List.copyOf(copiesTo);
    attachments = List.copyOf(attachments);
  }
}
