package org.exemplar.spi.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntSupplier;

/**
 * One page of a list, in the shape of the Relay specification.
 *
 * @param edges the page
 * @param hasNextPage whether more follows
 * @param hasPreviousPage whether something stands before it
 * @param total how many there are over all pages; asked only when the client selects it
 */
public record Connection<T>(
    List<Edge<T>> edges, boolean hasNextPage, boolean hasPreviousPage, IntSupplier total) {
  public Connection {
    edges = List.copyOf(edges);
  }

  /** The same page of other values, each in the place of the one that it is made of. */
  public <U> Connection<U> map(Function<? super T, ? extends U> view) {
    List<Edge<U>> viewed = new ArrayList<>();
    edges.forEach(edge -> viewed.add(new Edge<>(edge.cursor(), view.apply(edge.node()))));
    return new Connection<>(viewed, hasNextPage, hasPreviousPage, total);
  }

  public List<T> nodes() {
    return edges.stream().map(Edge::node).toList();
  }

  public int totalCount() {
    return total.getAsInt();
  }

  public PageInfo pageInfo() {
    return edges.isEmpty()
        ? new PageInfo(hasNextPage, hasPreviousPage, null, null)
        : new PageInfo(
            hasNextPage, hasPreviousPage, edges.getFirst().cursor(), edges.getLast().cursor());
  }
}
