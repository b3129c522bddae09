package org.exemplar.graphql.internal.refused;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Refusals of one interval that are not written one by one. However many come, it holds no more
 * than {@link #MOST} by their reasons; from then on they are told apart by account and field alone,
 * of which there are only so many.
 */
final class Sums {
  /** Refusals of one account in an interval that have an entry each. */
  static final int SINGLY = 30;

  static final int MOST = 200;

  private record Key(Sender sender, RefusedField field) {}

  private final Map<Key, Noted> sums = new LinkedHashMap<>();
  private final Map<String, Integer> singles = new HashMap<>();

  /** Whether one more of an account has an entry of its own; it counts as one from now on. */
  boolean isSingle(Sender sender) {
    return sender.isKnown() && singles.merge(sender.origin().actor(), 1, Integer::sum) <= SINGLY;
  }

  void add(Noted noted) {
    Noted one = noted.summed();
    Key key = key(one);
    if (!sums.containsKey(key) && sums.size() >= MOST) {
      one = noted.bare();
      key = key(one);
    }
    sums.merge(key, one, Noted::and);
  }

  private static Key key(Noted noted) {
    RefusedField field = noted.field();
    return new Key(noted.sender().alike(), new RefusedField(field.name(), field.reasons(), 0));
  }

  /** Ends the interval: all that was added, and nothing is left. */
  List<Noted> take() {
    List<Noted> all = new ArrayList<>(sums.values());
    sums.clear();
    singles.clear();
    return all;
  }
}
