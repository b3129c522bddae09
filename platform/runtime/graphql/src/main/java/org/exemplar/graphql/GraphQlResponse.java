package org.exemplar.graphql;

import java.util.Map;

/**
 * The answer to one request.
 *
 * @param outcome how far it came
 * @param body the response map of the GraphQL specification: data, errors, extensions
 */
public record GraphQlResponse(Outcome outcome, Map<String, Object> body) {
  /** How far a request came. */
  public enum Outcome {
    /** Executed; there may be errors beside the data. */
    EXECUTED,
    /** Not executed: the document does not parse, is not valid, or its variables do not fit. */
    REFUSED,
    /** Not executed: a mutation where none is allowed. */
    MUTATION_NOT_ALLOWED,
    /** Not executed: a subscription where one answer is asked for. */
    SUBSCRIPTION_NOT_ALLOWED,
    /** Not executed: no schema is published yet. */
    NOT_READY
  }
}
