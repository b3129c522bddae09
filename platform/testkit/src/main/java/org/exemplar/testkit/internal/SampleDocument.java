package org.exemplar.testkit.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.exemplar.plugins.Catalogue;
import org.exemplar.spi.IndexField;
import org.exemplar.spi.PluginKind;
import org.exemplar.spi.SearchIndex;

/**
 * A document that an index takes in, made by the means that integrators have.
 *
 * @param values what stands in it, by path, as far as that is known beforehand
 * @param problem why the platform did not take it; empty where it did
 */
record SampleDocument(Map<String, Object> values, Optional<String> problem) {
  /** Stands in every text of the document. */
  static final String WORD = "青竹溪畔";

  static final String FACETS = "facets.";

  /**
   * The first condition that no document can be made for by these means; empty where there is none.
   */
  static Optional<String> impossible(SearchIndex index) {
    return index.where().keySet().stream()
        .filter(
            path ->
                switch (index.source()) {
                  case CLAUSE -> !path.equals("genre");
                  case CASE -> path.equals("clauses") || path.equals("state");
                  case ORGANIZATION -> path.equals("province") || path.equals("level");
                })
        .findFirst();
  }

  /** Makes one and stores it. */
  static SampleDocument store(Bench bench, SearchIndex index) {
    return switch (index.source()) {
      case CASE -> caseStudy(bench, index);
      case ORGANIZATION -> organization(bench, index);
      case CLAUSE -> policy(bench, index);
    };
  }

  private static SampleDocument caseStudy(Bench bench, SearchIndex index) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (String text : List.of("title", "background", "practice", "results", "discussion")) {
      values.put(text, WORD + "的做法");
    }
    values.put("key", FormLook.code(index.id()));
    values.put("place", "青竹县");
    values.put("period", "2024-03");
    values.put("level", "VILLAGE");
    values.put("keywords", List.of(WORD));
    values.put("sector", sector(bench, index));
    type(bench, String.valueOf(values.get("sector")))
        .ifPresent(type -> values.put("organizationType", type));
    for (IndexField field : index.fields()) {
      if (field.from().startsWith(FACETS)) {
        values.put(field.from(), SampleValues.of(field));
      }
    }
    index
        .where()
        .forEach((path, value) -> values.put(path, SampleValues.meant(index, path, value)));
    Map<String, Object> input = new HashMap<>();
    Map<String, Object> facets = new HashMap<>();
    values.forEach(
        (path, value) -> {
          if (path.startsWith(FACETS)) {
            facets.put(path.substring(FACETS.length()), value);
          } else if (!path.equals("organizationName")) {
            input.put(path, value);
          }
        });
    input.put("facets", facets);
    belongs(bench, values, input);
    JsonNode answer =
        bench
            .platform()
            .answer(
                "mutation($c: [CaseStudyInput!]!) {saveCaseStudies(input: {cases: $c, publish:"
                    + " true}) {cases {key} errors { ... on InputError {code path message} }}}",
                Map.of("c", List.of(input)));
    return of(values, !answer.at("/data/saveCaseStudies/cases").isEmpty(), answer);
  }

  /** An index may want cases of one organisation, which then has to be there. */
  private static void belongs(Bench bench, Map<String, Object> values, Map<String, Object> input) {
    Object code = values.get("organizationCode");
    Object name = values.get("organizationName");
    if (code != null || name != null) {
      String own = code == null ? "testkit-owner" : code.toString();
      new Organizations(bench)
          .save(
              Map.of(
                  "code", own, "name", name == null ? WORD : name.toString(), "level", "PROVINCE"));
      input.put("organizationCode", own);
    }
  }

  /** That of the condition, or the subject's own, or that of the type, or whichever there is. */
  private static String sector(Bench bench, SearchIndex index) {
    Catalogue catalogue = bench.subject().catalogue();
    String type = index.where().getOrDefault("organizationType", "");
    List<String> wanted = new ArrayList<>();
    wanted.add(index.where().getOrDefault("sector", ""));
    wanted.add(bench.subject().id());
    wanted.add(type.substring(0, Math.max(0, type.indexOf('/'))));
    List<String> sectors =
        catalogue
            .active()
            .map(plugin -> plugin.descriptor())
            .filter(who -> who.kind() == PluginKind.SECTOR)
            .map(who -> who.id())
            .toList();
    return wanted.stream()
        .filter(sectors::contains)
        .findFirst()
        .or(() -> sectors.stream().findFirst())
        .orElse(bench.subject().id());
  }

  private static Optional<String> type(Bench bench, String sector) {
    return bench.subject().catalogue().organizationTypes().stream()
        .filter(type -> type.plugin().equals(sector))
        .map(type -> type.qualify(type.value().code()))
        .findFirst();
  }

  private static SampleDocument organization(Bench bench, SearchIndex index) {
    Organizations organizations = new Organizations(bench);
    String parent = organizations.inside();
    String sector = index.where().getOrDefault("sector", bench.subject().id());
    String type =
        Optional.ofNullable(index.where().get("type"))
            .or(() -> type(bench, sector))
            .orElse("core/county");
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("code", index.where().getOrDefault("code", FormLook.code(index.id())));
    values.put("name", index.where().getOrDefault("name", WORD + "村"));
    values.put("type", type);
    if (index.where().containsKey("place")) {
      values.put("place", index.where().get("place"));
      organizations.save(
          Map.of(
              "code",
              "testkit-county",
              "name",
              index.where().get("place"),
              "level",
              "COUNTY",
              "parent",
              parent));
      parent = "testkit-county";
    }
    Organizations.Saved saved =
        organizations.ofType(
            String.valueOf(values.get("code")), String.valueOf(values.get("name")), type, parent);
    return of(values, saved.done(), saved.answer());
  }

  private static SampleDocument policy(Bench bench, SearchIndex index) {
    String genre = index.where().getOrDefault("genre", "通知");
    String text = SampleValues.policy(genre);
    JsonNode answer =
        bench
            .platform()
            .answer(
                "mutation($i: ImportPolicyDocumentInput!) {importPolicyDocument(input: $i)"
                    + " {policyDocument {id} errors { ... on InputError {code message} }}}",
                Map.of(
                    "i",
                    Map.of(
                        "fileName",
                        "testkit.txt",
                        "content",
                        Base64.getEncoder()
                            .encodeToString(text.getBytes(StandardCharsets.UTF_8)))));
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("text", WORD);
    values.put("heading", WORD);
    values.put("genre", genre);
    return of(values, answer.at("/data/importPolicyDocument/policyDocument").isObject(), answer);
  }

  private static SampleDocument of(Map<String, Object> values, boolean stored, JsonNode answer) {
    return new SampleDocument(values, stored ? Optional.empty() : Optional.of(answer.toString()));
  }
}
