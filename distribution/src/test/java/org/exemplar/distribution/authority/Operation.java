package org.exemplar.distribution.authority;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Something that can be asked of the platform about one object.
 *
 * @param field as {@code Type.field}
 * @param about what of it is meant, where a field does several things; empty otherwise
 * @param row what the object adds to the rule of the field
 * @param permission what has to be held at the object; empty where none has
 * @param document a GraphQL document
 * @param variables its variables, once the object is ready
 * @param isThere whether the answer holds what was asked for
 * @param after brings the object back to what it was
 */
record Operation(
    String field,
    String about,
    RowRule row,
    String permission,
    String document,
    Function<Asker, Map<String, ?>> variables,
    Predicate<JsonNode> isThere,
    Consumer<Asker> after) {
  /** A mutation, of which the codes of refusals are looked at. */
  static Operation change(
      String name, RowRule row, String permission, Function<Asker, Map<String, ?>> input) {
    String type = Character.toUpperCase(name.charAt(0)) + name.substring(1) + "Input";
    return new Operation(
        "Mutation." + name,
        "",
        row,
        permission,
        "mutation($input: %s!) { %s(input: $input) { %s } }".formatted(type, name, wanted(name)),
        asker -> Map.of("input", input.apply(asker)),
        any -> true,
        asker -> {});
  }

  /** An import tells of each row. */
  private static String wanted(String name) {
    return name.endsWith("importOrganizations") || name.equals("completeOrganizationImport")
        ? "errors { ... on InputError { code } } rowErrors { code }"
        : "errors { ... on InputError { code } }";
  }

  /** A query of a field that is there or not. */
  static Operation query(
      String field, RowRule row, String permission, String document, Predicate<JsonNode> isThere) {
    return new Operation(
        field, "", row, permission, document, asker -> Map.of(), isThere, asker -> {});
  }

  Operation about(String what, Consumer<Asker> afterwards) {
    return new Operation(field, what, row, permission, document, variables, isThere, afterwards);
  }

  String title() {
    return "`"
        + field.replace("Mutation.", "").replace("Query.", "")
        + "`"
        + (about.isEmpty() ? "" : " " + about);
  }

  /** What is to become of it when somebody asks. */
  String expected(AccessRules rules, Holder holder) {
    return rules.admits(field, holder) ? row.of(holder, permission) : "FORBIDDEN";
  }
}
