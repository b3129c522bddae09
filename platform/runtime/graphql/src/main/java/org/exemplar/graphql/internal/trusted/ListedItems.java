package org.exemplar.graphql.internal.trusted;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.exemplar.spi.schema.Refusal;

/** What became of each document that a mutation names, in the order of its input. */
final class ListedItems {
  /**
   * One document.
   *
   * @param id its identifier
   * @param result a value of {@code SaveResult} or of {@code RemoveResult}
   */
  record Item(String id, String result) {}

  private ListedItems() {}

  static List<Item> registered(List<String> ids, Set<String> added) {
    Set<String> fresh = new HashSet<>(added);
    return ids.stream()
        .map(id -> new Item(id, fresh.remove(id) ? "CREATED" : "UNCHANGED"))
        .toList();
  }

  static List<Item> removed(List<String> ids) {
    return ids.stream().map(id -> new Item(id, "REMOVED")).toList();
  }

  /**
   * Nothing was done; those that something is wrong with are told from the others.
   *
   * @param list name of the list in the input
   */
  static List<Item> refused(List<String> ids, String list, List<Refusal> refusals) {
    Set<String> wrong = new HashSet<>();
    for (Refusal refusal : refusals) {
      List<String> path = refusal.path();
      if (path.size() > 2 && path.get(1).equals(list)) {
        wrong.add(path.get(2));
      }
    }
    List<Item> items = new ArrayList<>();
    for (int i = 0; i < ids.size(); i++) {
      items.add(new Item(ids.get(i), wrong.contains(Integer.toString(i)) ? "REFUSED" : "SKIPPED"));
    }
    return items;
  }
}
