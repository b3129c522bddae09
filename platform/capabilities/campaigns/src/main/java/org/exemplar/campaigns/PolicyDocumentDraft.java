package org.exemplar.campaigns;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What was read from the text of one policy document (政策文件), before it is stored. What the text
 * does not say is empty, and {@link #doubts()} says so.
 *
 * @param title title (标题), its lines joined
 * @param number document number (文号) with brackets 〔〕
 * @param issuers issuing bodies (发文机关): those that sign, else those of the head or the title
 * @param date date of issue (成文日期)
 * @param printedOn date of printing (印发日期)
 * @param printedBy office that printed the document (印发机关)
 * @param genre kind of document (文种)
 * @param keywords subject words (主题词)
 * @param recipients main recipients (主送)
 * @param copiesTo bodies that get a copy (抄送)
 * @param printedCopies number of printed copies (印数)
 * @param references documents that this one names
 * @param nested documents inside this one (转发, 印发, 附件), in order; each has anchors of its own
 * @param clauses outline of the body
 * @param doubts what a person should look at, by line
 */
public record PolicyDocumentDraft(
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
    List<PolicyDocumentDraft> nested,
    List<Clause> clauses,
    List<Doubt> doubts) {

  public PolicyDocumentDraft {
    issuers = List.copyOf(issuers);
    keywords = List.copyOf(keywords);
    recipients = List.copyOf(recipients);
    copiesTo = List.copyOf(copiesTo);
    references = List.copyOf(references);
    nested = List.copyOf(nested);
    clauses = List.copyOf(clauses);
    doubts = List.copyOf(doubts);
  }
}
