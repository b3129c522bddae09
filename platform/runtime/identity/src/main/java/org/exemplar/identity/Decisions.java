package org.exemplar.identity;

import java.util.Optional;
import org.exemplar.spi.identity.Caller;
import org.exemplar.spi.schema.Refusal;

/** Separation of duties: who may not decide, whatever it holds. */
public final class Decisions {
  private Decisions() {}

  /**
   * Why somebody takes no decision on an organisation: {@code OWN_ORGANIZATION} where it speaks for
   * it, {@code CONFLICT_OF_INTEREST} where it declared one.
   */
  public static Optional<Refusal> refusal(Caller caller, String organization) {
    if (caller.organization().filter(organization::equals).isPresent()) {
      return Optional.of(
          Refusal.notPermitted(
              "OWN_ORGANIZATION",
              "不能对本组织（" + organization + "）作决定，请由其上级办理",
              "nobody decides on the own organisation ("
                  + organization
                  + "); ask its superior to do it"));
    }
    if (caller.conflicts().contains(organization)) {
      return Optional.of(
          Refusal.notPermitted(
              "CONFLICT_OF_INTEREST",
              "您已对组织 " + organization + " 申报利益冲突，不能对其作决定，请由他人办理",
              "you declared a conflict of interest at organisation "
                  + organization
                  + "; somebody else has to decide"));
    }
    return Optional.empty();
  }
}
