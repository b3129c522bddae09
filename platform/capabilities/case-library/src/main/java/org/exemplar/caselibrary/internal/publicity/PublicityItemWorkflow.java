package org.exemplar.caselibrary.internal.publicity;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.exemplar.spi.schema.Refusal;

/** From which state an item may come into which; one that is corrected stays in its state. */
final class PublicityItemWorkflow {
  private static final Map<ItemState, Set<ItemState>> NEXT =
      Map.of(
          ItemState.PLANNED, Set.of(ItemState.PLANNED, ItemState.PUBLISHED, ItemState.WITHDRAWN),
          ItemState.PUBLISHED, Set.of(ItemState.PUBLISHED, ItemState.WITHDRAWN),
          ItemState.WITHDRAWN, Set.of());

  private PublicityItemWorkflow() {}

  /** Why an item may not come into a state. */
  static Optional<Refusal> refusal(PublicityItem item, ItemState next) {
    if (NEXT.getOrDefault(item.state(), Set.of()).contains(next)) {
      return Optional.empty();
    }
    return Optional.of(
        item.state() == ItemState.WITHDRAWN
            ? Refusal.conflict(
                    "ITEM_WITHDRAWN", "条目已撤回，请另行登记", "the item was withdrawn; make another")
                .at("input", "item")
            : published());
  }

  /** What was published is not planned any more. */
  static Refusal published() {
    return Refusal.conflict(
            "ITEM_PUBLISHED",
            "条目已刊播；要更正请用 recordPublicityItem 并给出 publishedOn，或撤回",
            "the item was published; correct it by recordPublicityItem with publishedOn, or"
                + " withdraw it")
        .at("input", "item");
  }
}
