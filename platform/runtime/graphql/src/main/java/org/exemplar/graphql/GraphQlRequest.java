package org.exemplar.graphql;

import java.util.Map;
import java.util.Optional;
import org.exemplar.spi.Language;
import org.exemplar.spi.identity.Caller;

/**
 * One request.
 *
 * @param query the document
 * @param operationName which operation of it
 * @param variables values of its variables
 * @param language language of texts and messages
 * @param caller who asks
 * @param readOnly whether a mutation is refused, as over GET
 * @param address where it comes from; those who do not say who they are share what they may ask for
 *     with others of their address
 */
public record GraphQlRequest(
    String query,
    Optional<String> operationName,
    Map<String, Object> variables,
    Language language,
    Caller caller,
    boolean readOnly,
    String address) {
  /** A request of somebody beside whom nobody else asks. */
  public GraphQlRequest(
      String query,
      Optional<String> operationName,
      Map<String, Object> variables,
      Language language,
      Caller caller,
      boolean readOnly) {
    this(query, operationName, variables, language, caller, readOnly, "");
  }

  /** The same request of somebody else. */
  public GraphQlRequest by(Caller other) {
    return new GraphQlRequest(query, operationName, variables, language, other, readOnly, address);
  }
}
