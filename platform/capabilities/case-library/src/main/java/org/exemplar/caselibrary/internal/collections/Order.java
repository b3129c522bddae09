package org.exemplar.caselibrary.internal.collections;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The cases of a collection, while it is changed. */
final class Order {
  private final List<CollectionItem> items;

  Order(List<CollectionItem> items) {
    this.items = new ArrayList<>(items);
  }

  List<CollectionItem> items() {
    return List.copyOf(items);
  }

  boolean holds(String caseKey) {
    return at(caseKey) >= 0;
  }

  private int at(String caseKey) {
    return items.stream().map(CollectionItem::caseKey).toList().indexOf(caseKey);
  }

  /** At the end, or where it is with another note. */
  void put(String caseKey, Optional<String> note, Instant now) {
    int at = at(caseKey);
    if (at < 0) {
      items.add(new CollectionItem(caseKey, note, now));
    } else {
      items.set(at, items.get(at).noted(note));
    }
  }

  /** Whether it was there. */
  boolean remove(String caseKey) {
    return items.removeIf(item -> item.caseKey().equals(caseKey));
  }

  /**
   * Gives a case that is there another place.
   *
   * @param before one that is there, too; the end where it is empty
   */
  void move(String caseKey, Optional<String> before) {
    if (before.filter(caseKey::equals).isPresent()) {
      return;
    }
    CollectionItem moved = items.remove(at(caseKey));
    items.add(before.map(this::at).orElse(items.size()), moved);
  }
}
