package org.exemplar.spi;

import java.util.List;

/** What kind of document an index holds, and which paths such a document has. */
public enum IndexSource {
  /** A case of the case library; its facets stand below {@code facets}. */
  CASE(
      "key",
      "state",
      "title",
      "organizationCode",
      "organizationName",
      "sector",
      "organizationType",
      "level",
      "place",
      "period",
      "background",
      "practice",
      "results",
      "discussion",
      "keywords",
      "criteria",
      "clauses",
      "facets."),
  /** A clause of a policy document. */
  CLAUSE(
      "documentId",
      "documentNumber",
      "documentTitle",
      "genre",
      "issuers",
      "date",
      "year",
      "anchor",
      "heading",
      "text",
      "level"),
  /** An organisation. */
  ORGANIZATION("code", "name", "sector", "type", "level", "place", "province");

  private final List<String> paths;

  IndexSource(String... paths) {
    this.paths = List.of(paths);
  }

  /** The paths; one that ends with a dot stands for every name below it. */
  public List<String> paths() {
    return paths;
  }

  /** Whether documents of this kind can have a value at that path. */
  public boolean has(String path) {
    return paths.stream()
        .anyMatch(known -> known.endsWith(".") ? path.startsWith(known) : path.equals(known));
  }
}
