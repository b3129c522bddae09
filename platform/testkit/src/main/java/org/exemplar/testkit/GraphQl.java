package org.exemplar.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** Something that answers GraphQL, such as a running platform. */
@FunctionalInterface
public interface GraphQl {
  /**
   * Asks; an answer that is no JSON, or none at all, is an unchecked exception.
   *
   * @param variables values of the query's variables, by name
   */
  Answer ask(String query, Map<String, ?> variables);

  /**
   * An answer.
   *
   * @param status status of HTTP
   * @param body {@code data} and {@code errors}
   */
  record Answer(int status, JsonNode body) {}

  /** The body of the answer, errors included. */
  default JsonNode answer(String query, Map<String, ?> variables) {
    return ask(query, variables).body();
  }
}
