package org.exemplar.spi;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A policy document that clause anchors of a plugin refer to.
 *
 * @param code the part before {@code #} in an anchor, such as {@code HN}
 * @param title the document's title
 * @param issuers who issued it
 * @param number its document number 文号
 * @param date when it was issued
 */
public record PolicySource(
    String code,
    LocalizedText title,
    List<LocalizedText> issuers,
    Optional<String> number,
    Optional<LocalDate> date) {
  public PolicySource {
    Check.text(code, "code");
    issuers = List.copyOf(issuers);
  }
}
