package org.exemplar.caselibrary.internal.seen;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.exemplar.graphql.SchemaNodes;
import org.exemplar.spi.identity.Caller;
import org.exemplar.spi.schema.Connection;
import org.exemplar.spi.schema.GlobalId;
import org.exemplar.spi.schema.PageRequest;

/**
 * Makes a page of each of several lists whose rows refer to objects, without the rows whose objects
 * the caller may not see, neither shown nor counted. Objects of all lists are asked for together,
 * and only as many as the pages need; counting asks for the rest, of all lists at once.
 *
 * @param <R> a row
 */
public final class SeenPages<R> {
  private static final int CHUNK = 500;

  private final SchemaNodes nodes;
  private final Caller caller;
  private final PageRequest page;
  private final Function<R, String> key;
  private final Function<R, List<GlobalId>> refers;
  private final Map<GlobalId, Object> seen = new HashMap<>();
  private final Set<GlobalId> asked = new HashSet<>();

  /**
   * Pages for one caller.
   *
   * @param key what a cursor says of a row
   * @param refers the objects that must be seen so that the row is
   */
  public SeenPages(
      SchemaNodes nodes,
      Caller caller,
      PageRequest page,
      Function<R, String> key,
      Function<R, List<GlobalId>> refers) {
    this.nodes = nodes;
    this.caller = caller;
    this.page = page;
    this.key = key;
    this.refers = refers;
  }

  /** A row with the objects that it refers to. */
  public record Shown<R>(R row, List<Object> objects) {
    public Shown {
      objects = List.copyOf(objects);
    }
  }

  /** A page of each list, in their order. */
  public List<Connection<Shown<R>>> of(List<List<R>> lists) {
    List<List<R>> candidates = lists.stream().map(this::between).toList();
    askForPages(candidates);
    List<Connection<Shown<R>>> pages = new ArrayList<>();
    for (int at = 0; at < lists.size(); at++) {
      List<R> all = lists.get(at);
      pages.add(
          page.page(
                  firstSeen(candidates.get(at)),
                  key,
                  () -> {
                    ask(lists.stream().flatMap(List::stream).toList());
                    return (int) all.stream().filter(this::isSeen).count();
                  })
              .map(this::shown));
    }
    return pages;
  }

  private Shown<R> shown(R row) {
    List<Object> objects = new ArrayList<>();
    refers.apply(row).forEach(id -> Optional.ofNullable(seen.get(id)).ifPresent(objects::add));
    return new Shown<>(row, objects);
  }

  /** Rows between the bounds, in the order in which they are read. */
  private List<R> between(List<R> rows) {
    List<String> keys = rows.stream().map(key).toList();
    int end = page.before().map(keys::indexOf).map(at -> Math.max(0, at)).orElse(rows.size());
    int start = page.after().map(keys::indexOf).map(at -> at < 0 ? end : at + 1).orElse(0);
    List<R> between = rows.subList(Math.min(start, end), end);
    return page.backwards() ? between.reversed() : between;
  }

  /**
   * Asks until each list has as many as its page takes, or no more rows: for twice as many each
   * time, so that a list of which little is seen does not take long.
   */
  private void askForPages(List<List<R>> candidates) {
    long factor = 1;
    List<R> next = next(candidates, factor);
    while (!next.isEmpty()) {
      ask(next);
      factor *= 2;
      next = next(candidates, factor);
    }
  }

  private List<R> next(List<List<R>> candidates, long factor) {
    List<R> next = new ArrayList<>();
    for (List<R> rows : candidates) {
      long lacking = page.limit() - (long) firstSeen(rows).size();
      rows.stream()
          .filter(row -> !isAsked(row))
          .limit(Math.max(0, lacking) * factor)
          .forEach(next::add);
    }
    return next;
  }

  /** None that stands behind one which was not asked for: that one may come first. */
  private List<R> firstSeen(List<R> rows) {
    return rows.stream().takeWhile(this::isAsked).filter(this::isSeen).limit(page.limit()).toList();
  }

  private boolean isSeen(R row) {
    return seen.keySet().containsAll(refers.apply(row));
  }

  private boolean isAsked(R row) {
    return asked.containsAll(refers.apply(row));
  }

  private void ask(Collection<R> rows) {
    Set<GlobalId> ids = new LinkedHashSet<>();
    rows.forEach(row -> ids.addAll(refers.apply(row)));
    ids.removeAll(asked);
    List<GlobalId> open = List.copyOf(ids);
    for (int start = 0; start < open.size(); start += CHUNK) {
      nodes
          .load(open.subList(start, Math.min(start + CHUNK, open.size())), caller)
          .forEach((id, found) -> seen.put(id, found.value()));
    }
    asked.addAll(open);
  }
}
