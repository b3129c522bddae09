package org.exemplar.caselibrary;

import java.time.Instant;
import java.util.Optional;

/**
 * One step of a case through its workflow.
 *
 * @param from empty where it began
 * @param organizationCode code of the organisation for which it was done
 * @param form of a promotion
 * @param comment to the author
 */
public record CaseTransition(
    CaseAct act,
    Optional<CaseState> from,
    CaseState to,
    Instant at,
    Optional<String> organizationCode,
    Optional<CasePromotionForm> form,
    Optional<String> comment) {}
