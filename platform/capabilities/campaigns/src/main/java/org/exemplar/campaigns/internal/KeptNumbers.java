package org.exemplar.campaigns.internal;

import java.util.List;
import java.util.Optional;
import org.exemplar.campaigns.Doubt;
import org.exemplar.campaigns.PolicyDocument;
import org.exemplar.campaigns.PolicyDocumentDraft;
import org.jdbi.v3.core.Handle;

/** Reports a document whose number another one, kept before, has from the same issuer. */
final class KeptNumbers {
  private KeptNumbers() {}

  static Optional<Doubt> doubt(Handle handle, PolicyDocumentDraft draft) {
    return draft
        .number()
        .flatMap(
            number ->
                PolicyDocumentStore.numbered(handle, number).stream()
                    .filter(kept -> mayBeOfTheSame(kept.issuers(), draft.issuers()))
                    .findFirst()
                    .map(kept -> doubt(number, kept)));
  }

  /** Whether the same body may have issued both; a document that names none may be anybody's. */
  private static boolean mayBeOfTheSame(List<String> kept, List<String> read) {
    return kept.isEmpty() || read.isEmpty() || kept.stream().anyMatch(read::contains);
  }

  private static Doubt doubt(String number, PolicyDocument kept) {
    return new Doubt(
        "NUMBER_KEPT_BEFORE",
        1,
        "文号“%s”已有内容不同的文件：%s".formatted(number, kept.fileName()),
        "The number “%s” is kept already with another text: %s".formatted(number, kept.fileName()));
  }
}
