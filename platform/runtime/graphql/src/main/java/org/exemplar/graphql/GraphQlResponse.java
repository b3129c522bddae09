package org.exemplar.graphql;

import java.util.Map;
import java.util.Optional;
import org.exemplar.identity.SessionChange;

/**
 * The answer to one request.
 *
 * @param outcome how far it came
 * @param body the response map of the GraphQL specification: data, errors, extensions
 * @param session what becomes of the session of a browser
 * @param allowance what its sender may spend, where that is counted
 * @param operation what is measured of the operation, where it could be read
 */
public record GraphQlResponse(
    Outcome outcome,
    Map<String, Object> body,
    Optional<SessionChange> session,
    Optional<Allowance> allowance,
    Optional<OperationTrace> operation) {
  /** A response that leaves the session of a browser as it is. */
  public GraphQlResponse(Outcome outcome, Map<String, Object> body) {
    this(outcome, body, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** The same of an operation. */
  public GraphQlResponse of(OperationTrace trace) {
    return new GraphQlResponse(outcome, body, session, allowance, Optional.of(trace));
  }

  /** How far a request came. */
  public enum Outcome {
    /** Executed; there may be errors beside the data. */
    EXECUTED,
    /** Not executed: the document does not parse. */
    UNREADABLE,
    /** Not executed: the document is not valid, or its variables do not fit. */
    REFUSED,
    /** Not executed: who asks may not have all that is asked for. */
    DENIED,
    /** Not executed: its sender has too few points left. */
    RATE_LIMITED,
    /** Given up: a query took longer than its sender's may. */
    TIMED_OUT,
    /** Not executed: a mutation where none is allowed. */
    MUTATION_NOT_ALLOWED,
    /** Not executed: a subscription where one answer is asked for. */
    SUBSCRIPTION_NOT_ALLOWED,
    /** Not executed: no schema is published yet. */
    NOT_READY
  }
}
