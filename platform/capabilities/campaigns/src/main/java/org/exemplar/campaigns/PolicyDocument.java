package org.exemplar.campaigns;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A policy document (政策文件) that is kept.
 *
 * @param key unique in the platform; the same file has the same key on every platform
 * @param outerKey key of the document that it stands inside of
 * @param title title (标题)
 * @param number document number (文号)
 * @param issuers issuing bodies (发文机关)
 * @param date date of issue (成文日期)
 * @param printedOn date of printing (印发日期)
 * @param printedBy office that printed it (印发机关)
 * @param genre kind of document (文种)
 * @param keywords subject words (主题词)
 * @param recipients main recipients (主送)
 * @param copiesTo bodies that get a copy (抄送)
 * @param printedCopies number of printed copies (印数)
 * @param references documents that it names
 * @param doubts what a person should look at
 * @param visibility who may read it: the same for a document and those inside it
 * @param fileName name of the file that it came from
 * @param importedAt when it was imported
 */
public record PolicyDocument(
    String key,
    Optional<String> outerKey,
    Optional<String> title,
    Optional<String> number,
    List<String> issuers,
    Optional<LocalDate> date,
    Optional<LocalDate> printedOn,
    Optional<String> printedBy,
    Optional<Genre> genre,
    List<String> keywords,
    List<String> recipients,
    List<String> copiesTo,
    OptionalInt printedCopies,
    List<DocumentReference> references,
    List<Doubt> doubts,
    Visibility visibility,
    String fileName,
    Instant importedAt) {

  public PolicyDocument {
    issuers = List.copyOf(issuers);
    keywords = List.copyOf(keywords);
    recipients = List.copyOf(recipients);
    copiesTo = List.copyOf(copiesTo);
    references = List.copyOf(references);
    doubts = List.copyOf(doubts);
  }
}
