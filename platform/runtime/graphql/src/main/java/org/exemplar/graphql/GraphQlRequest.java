package org.exemplar.graphql;

import java.util.Map;
import java.util.Optional;
import org.exemplar.spi.Language;

/**
 * One request.
 *
 * @param query the document
 * @param operationName which operation of it
 * @param variables values of its variables
 * @param language language of texts and messages
 * @param actor who asks
 * @param readOnly whether a mutation is refused, as over GET
 */
public record GraphQlRequest(
    String query,
    Optional<String> operationName,
    Map<String, Object> variables,
    Language language,
    String actor,
    boolean readOnly) {}
