package org.exemplar.caselibrary.internal.citations;

import java.util.List;
import java.util.Optional;
import org.exemplar.caselibrary.internal.CaseView;
import org.exemplar.graphql.SchemaNodes.Found;
import org.exemplar.organizations.Organizations;
import org.exemplar.spi.identity.Caller;
import org.exemplar.spi.identity.Reach;

/**
 * What may cite: a case, or a form that was filled in; whoever writes it has it cite.
 *
 * @param organizationCode whose it is
 * @param permission what writing it takes
 */
record CitingObject(Optional<String> organizationCode, String permission) {
  /** Empty where an object is of another kind. */
  static Optional<CitingObject> of(Found found) {
    if (found.value() instanceof CaseView study) {
      return Optional.of(new CitingObject(study.summary().organizationCode(), "cases:write"));
    }
    return found.filledInBy().map(code -> new CitingObject(Optional.of(code), "records:write"));
  }

  /** What is of no organisation is written by who may do so everywhere. */
  boolean isWritable(Organizations organizations, Caller caller) {
    Reach reach = caller.reach(permission);
    return reach.everywhere()
        || organizationCode
            .filter(code -> !organizations.within(reach, List.of(code)).isEmpty())
            .isPresent();
  }
}
