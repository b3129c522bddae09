package org.exemplar.benchmarks.ceiling;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.dataloader.DataLoader;
import org.dataloader.DataLoaderFactory;
import org.dataloader.DataLoaderRegistry;

/**
 * Rows in memory, as tables hold them: relations are codes of other rows.
 *
 * @param cases in their order
 * @param organizations by their codes
 * @param children rows below an organisation, by its code
 */
record Rows(
    List<Map<String, Object>> cases,
    Map<String, Map<String, Object>> organizations,
    Map<String, List<Map<String, Object>>> children) {
  private static final String ORGANIZATION = "organization";
  private static final String PARENT = "parent";
  private static final String CHILDREN = "children";
  private static final String CODE = "code";
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The rows that an answer was made of. */
  static Rows of(JsonNode data) {
    Rows rows = new Rows(new ArrayList<>(), new HashMap<>(), new HashMap<>());
    for (JsonNode study : data.path("caseStudies").path("nodes")) {
      Map<String, Object> row = row(study);
      row.put(ORGANIZATION, rows.organization(study.path(ORGANIZATION)));
      rows.cases.add(row);
    }
    return rows;
  }

  private String organization(JsonNode organization) {
    Map<String, Object> row = row(organization);
    String code = organization.path(CODE).asText();
    JsonNode parent = organization.path(PARENT);
    if (parent.isObject()) {
      row.put(PARENT, organization(parent));
    }
    organizations.putIfAbsent(code, row);
    List<Map<String, Object>> below = new ArrayList<>();
    organization.path(CHILDREN).path("nodes").forEach(child -> below.add(row(child)));
    children.putIfAbsent(code, below);
    return code;
  }

  private static Map<String, Object> row(JsonNode object) {
    Map<String, Object> row = new HashMap<>();
    object
        .properties()
        .forEach(
            field -> row.put(field.getKey(), JSON.convertValue(field.getValue(), Object.class)));
    row.remove(ORGANIZATION);
    row.remove(PARENT);
    row.remove(CHILDREN);
    return row;
  }

  /** One loader for each relation, for one request. */
  DataLoaderRegistry loaders() {
    return DataLoaderRegistry.newRegistry()
        .register(ORGANIZATION, loader(organizations::get))
        .register(PARENT, loader(organizations::get))
        .register(CHILDREN, loader(children::get))
        .build();
  }

  private static <T> DataLoader<String, T> loader(Function<String, T> find) {
    return DataLoaderFactory.newDataLoader(
        codes -> CompletableFuture.completedFuture(codes.stream().map(find).toList()));
  }
}
