package org.exemplar.spi.schema;

import java.util.List;
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
