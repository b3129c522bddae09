package org.exemplar.graphql.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.exemplar.graphql.GraphQlRequest;
import org.exemplar.spi.schema.Refusal;

/**
 * Errors as a client is told them: each leads to the log by the correlation id of its request, and
 * what is said of several places with the same words is said once.
 */
final class ToldErrors {
  private static final String EXTENSIONS = "extensions";
  private static final String LOCATIONS = "locations";

  private ToldErrors() {}

  static List<Map<String, Object>> of(Refusal refusal, GraphQlRequest request) {
    return of(List.of(Requests.error(refusal, request.language())), request);
  }

  static List<Map<String, Object>> of(List<Map<String, Object>> errors, GraphQlRequest request) {
    Map<Map<String, Object>, Map<String, Object>> told = new LinkedHashMap<>();
    for (Map<String, Object> error : errors) {
      Map<String, Object> placeless = new LinkedHashMap<>(error);
      placeless.remove(LOCATIONS);
      told.merge(placeless, correlated(error, request), ToldErrors::together);
    }
    return List.copyOf(told.values());
  }

  /** An error that the server is to blame for has an id of its own already. */
  private static Map<String, Object> correlated(Map<String, Object> error, GraphQlRequest request) {
    Map<String, Object> extensions = Requests.copy(error.get(EXTENSIONS));
    request
        .caller()
        .origin()
        .request()
        .ifPresent(id -> extensions.putIfAbsent("correlationId", id));
    Map<String, Object> told = new LinkedHashMap<>(error);
    told.put(EXTENSIONS, extensions);
    return told;
  }

  private static Map<String, Object> together(
      Map<String, Object> first, Map<String, Object> other) {
    if (first.get(LOCATIONS) instanceof List<?> some
        && other.get(LOCATIONS) instanceof List<?> more) {
      List<Object> all = new ArrayList<>(some);
      all.addAll(more);
      first.put(LOCATIONS, List.copyOf(all));
    }
    return first;
  }
}
