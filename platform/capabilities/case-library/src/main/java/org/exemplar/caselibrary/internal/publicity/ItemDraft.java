package org.exemplar.caselibrary.internal.publicity;

import java.time.LocalDate;
import java.util.Optional;
import org.exemplar.spi.schema.GlobalId;

/**
 * What is said of an item of publicity.
 *
 * @param subject what it is about
 * @param channelCode by which channel
 * @param organizationCode who publishes it
 * @param where outlet, page, place
 * @param planKey the plan that it belongs to
 * @param planNode code of the node of that plan
 */
record ItemDraft(
    GlobalId subject,
    String channelCode,
    String organizationCode,
    String title,
    Optional<String> where,
    Optional<String> url,
    Optional<LocalDate> plannedOn,
    Optional<LocalDate> publishedOn,
    Optional<String> planKey,
    Optional<String> planNode) {
  /** The state that follows from what is said. */
  ItemState state() {
    return publishedOn.isPresent() ? ItemState.PUBLISHED : ItemState.PLANNED;
  }

  /** The same, published. */
  ItemDraft published(LocalDate on, Optional<String> newWhere, Optional<String> newUrl) {
    return new ItemDraft(
        subject,
        channelCode,
        organizationCode,
        title,
        newWhere.or(() -> where),
        newUrl.or(() -> url),
        plannedOn,
        Optional.of(on),
        planKey,
        planNode);
  }
}
