package org.exemplar.campaigns.internal;

import java.util.List;
import java.util.Optional;
import org.exemplar.campaigns.PolicyImport;
import org.exemplar.spi.schema.Refusal;

/** The payload of {@code importPolicyDocument}. */
public record ImportPayload(
    Optional<DocumentView> policyDocument, boolean applied, List<Refusal> errors) {

  static ImportPayload of(PolicyImport outcome, Shelf stored) {
    return switch (outcome) {
      case PolicyImport.Kept kept -> shown(new DocumentView(kept.document(), stored), true);
      case PolicyImport.KnownAlready known ->
          shown(new DocumentView(known.document(), stored), false);
      case PolicyImport.Previewed previewed ->
          shown(
              new DocumentView(previewed.tree().outermost(), new HeldShelf(previewed.tree())),
              false);
      case PolicyImport.Refused refused -> refused(refused.refusal());
    };
  }

  static ImportPayload refused(Refusal refusal) {
    return new ImportPayload(Optional.empty(), false, List.of(refusal));
  }

  private static ImportPayload shown(DocumentView view, boolean applied) {
    return new ImportPayload(Optional.of(view), applied, List.of());
  }
}
