package org.exemplar.distribution.authority;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The rules that stand in a published schema.
 *
 * @param byField directives by field as {@code Type.field}, without those of its type
 */
record AccessRules(Map<String, String> byField) {
  private static final Pattern TYPE =
      Pattern.compile("^type (\\w+)[^{\\n]*\\{\\n(.*?)^}", Pattern.MULTILINE | Pattern.DOTALL);
  private static final Pattern FIELD =
      Pattern.compile(
          "(\\w+)(?:\\([^()]*\\))?\\s*:\\s*[\\[\\]\\w!]+((?:\\s*@\\w+(?:\\([^()]*\\))?)*)");
  private static final Pattern SCOPES = Pattern.compile("@requiresScopes\\(scopes *: *(.*?)\\)");
  private static final Pattern POLICIES = Pattern.compile("@policy\\(policies *: *(.*?)\\)");
  private static final Pattern ALTERNATIVE = Pattern.compile("\\[([^\\[\\]]*)]");

  static AccessRules of(String sdl) {
    String bare = Sdl.withoutTexts(sdl);
    Map<String, String> rules = new LinkedHashMap<>();
    Matcher type = TYPE.matcher(bare);
    while (type.find()) {
      Matcher field = FIELD.matcher(type.group(2));
      while (field.find()) {
        rules.put(type.group(1) + "." + field.group(1), field.group(2).strip());
      }
    }
    return new AccessRules(rules);
  }

  /** All changes, and whatever else not everybody may ask. */
  List<String> fields() {
    return byField.entrySet().stream()
        .filter(field -> field.getKey().startsWith("Mutation.") || isClosed(field.getValue()))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static boolean isClosed(String rule) {
    return Stream.of("@authenticated", "@requiresScopes", "@policy").anyMatch(rule::contains);
  }

  /** The rule of a field in words; a type's own rule, where the field has none. */
  String said(String field) {
    String rule = byField.getOrDefault(field, "");
    return rule.contains("@public")
        ? "public"
        : Stream.of(
                SCOPES.matcher(rule).results().map(found -> alternatives(found.group(1))),
                POLICIES.matcher(rule).results().map(found -> alternatives(found.group(1))),
                rule.contains("@authenticated")
                    ? Stream.of(List.of(List.of("signed in")))
                    : Stream.<List<List<String>>>empty())
            .flatMap(each -> each)
            .map(
                each ->
                    each.stream()
                        .map(all -> String.join(" + ", all))
                        .collect(Collectors.joining(" / ")))
            .map(text -> "`" + text + "`")
            .collect(Collectors.joining(", "));
  }

  /** Whether somebody with a token may ask the field at all. */
  boolean admits(String field, Holder holder) {
    String rule = byField.getOrDefault(field, "");
    Optional<List<List<String>>> scopes = said(SCOPES, rule);
    Optional<List<List<String>>> policies = said(POLICIES, rule);
    return scopes
            .map(any -> any.stream().anyMatch(all -> all.stream().allMatch(holder::has)))
            .orElse(true)
        && policies.map(any -> any.stream().anyMatch(List::isEmpty)).orElse(true);
  }

  private static Optional<List<List<String>>> said(Pattern directive, String rule) {
    return directive.matcher(rule).results().map(found -> alternatives(found.group(1))).findFirst();
  }

  /** {@code [["a", "b"], ["c"]]}. */
  private static List<List<String>> alternatives(String text) {
    List<List<String>> found = new ArrayList<>();
    Matcher alternative = ALTERNATIVE.matcher(text);
    while (alternative.find()) {
      found.add(
          Stream.of(alternative.group(1).split(","))
              .map(each -> each.strip().replace("\"", ""))
              .filter(each -> !each.isEmpty())
              .toList());
    }
    return found;
  }
}
