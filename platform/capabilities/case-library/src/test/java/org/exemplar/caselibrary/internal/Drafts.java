package org.exemplar.caselibrary.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.exemplar.caselibrary.CaseDraft;

/** Cases as a client sends them. */
final class Drafts {
  private final Map<String, Object> fields = new LinkedHashMap<>();

  private Drafts() {}

  /** A case in which all is right. */
  static Drafts good(String key) {
    return new Drafts()
        .with("key", key)
        .with("title", "上榆村把荒坡变成茶园")
        .with("organizationCode", "990101")
        .with("sector", "rural")
        .with("organizationType", "rural/village-organization")
        .with("level", "VILLAGE")
        .with("place", "青禾县")
        .with("period", "2024-03/2025-06")
        .with("background", "荒坡多年无人管。")
        .with("practice", "党员带头试种。")
        .with("results", "村集体收入由3万元增至86.5万元。")
        .with("discussion", "先小后大。")
        .with("keywords", List.of("茶园", "荒坡"))
        .with("criteria", List.of("R2.D1.03"))
        .with("facets", Map.of("industry", "茶叶", "income", 86.5, "open", true));
  }

  Drafts with(String name, Object value) {
    fields.put(name, value);
    return this;
  }

  Drafts without(String name) {
    fields.remove(name);
    return this;
  }

  Drafts withFacet(String name, Object value) {
    return with("facets", Map.of(name, value));
  }

  Map<String, Object> input() {
    return fields;
  }

  CaseDraft draft() {
    InputObject input = new InputObject(Map.of("cases", List.of(fields)));
    return DraftInput.drafts(input, new Findings()).getFirst();
  }
}
