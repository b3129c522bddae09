package org.exemplar.graphql;

import java.util.concurrent.Flow;

/** What a request is answered with. */
public sealed interface GraphQlAnswer {
  /** One response: of a query, a mutation, or a request that is refused. */
  record Single(GraphQlResponse response) implements GraphQlAnswer {}

  /**
   * The response stream of a subscription. It takes one subscriber, who is called on a thread where
   * it may block, and asks for the next response when it has done with the last one.
   */
  record Stream(Flow.Publisher<GraphQlResponse> responses) implements GraphQlAnswer {}
}
