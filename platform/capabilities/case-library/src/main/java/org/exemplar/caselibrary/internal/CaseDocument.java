package org.exemplar.caselibrary.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.exemplar.caselibrary.CaseContent;
import org.exemplar.caselibrary.CaseState;

/** A case as search sees it: a tree of maps, lists, strings, numbers and booleans. */
final class CaseDocument {
  /** Where facet values stand in the tree. */
  static final String FACETS = "facets.";

  private CaseDocument() {}

  static Map<String, Object> of(
      String key,
      CaseContent content,
      Optional<String> organizationName,
      CaseState state,
      List<String> clauses) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("key", key);
    document.put("state", state.name());
    document.put("title", content.title());
    put(document, "organizationCode", content.organizationCode());
    put(document, "organizationName", organizationName);
    document.put("sector", content.sector());
    put(document, "organizationType", content.organizationType());
    put(document, "level", content.level().map(Enum::name));
    put(document, "place", content.place());
    put(document, "period", content.period());
    document.put("background", content.background());
    document.put("practice", content.practice());
    document.put("results", content.results());
    put(document, "discussion", content.discussion());
    document.put("keywords", content.keywords());
    document.put("criteria", content.criteria());
    document.put("clauses", clauses);
    document.put("facets", content.facets());
    return document;
  }

  private static void put(Map<String, Object> document, String name, Optional<String> value) {
    value.ifPresent(text -> document.put(name, text));
  }
}
