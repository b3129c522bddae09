package org.exemplar.graphql.internal;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.schema.GraphQLSchema;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeRuntimeWiring;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaDifferencesTest {
  private static final String REST =
      """
      interface Node { id: ID! }
      type A implements Node { id: ID! }
      type B { b: Int }
      directive @public on FIELD_DEFINITION | OBJECT
      directive @authenticated on FIELD_DEFINITION | OBJECT
      """;

  private static GraphQLSchema schema(String sdl) {
    RuntimeWiring wiring =
        RuntimeWiring.newRuntimeWiring()
            .type(TypeRuntimeWiring.newTypeWiring("Node").typeResolver(any -> null).build())
            .type(TypeRuntimeWiring.newTypeWiring("U").typeResolver(any -> null).build())
            .type(TypeRuntimeWiring.newTypeWiring("C").typeResolver(any -> null).build())
            .build();
    return new SchemaGenerator()
        .makeExecutableSchema(new SchemaParser().parse(sdl + "\n" + REST), wiring);
  }

  private static List<String> between(String before, String after) {
    return SchemaDifferences.between(schema(before), schema(after)).stream()
        .map(each -> each.severity() + " " + each.difference() + " " + each.coordinate())
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "type Query { a: Int } | type Query { a: Int b: Int } | SAFE ADDED Query.b",
        "type Query { a: Int b: Int } | type Query { a: Int } | BREAKING REMOVED Query.b",
        "type Query { a: Int } | type Query { a: Int! } | SAFE CHANGED Query.a",
        "type Query { a: Int! } | type Query { a: Int } | BREAKING CHANGED Query.a",
        "type Query { a: [Int] } | type Query { a: [Int!]! } | SAFE CHANGED Query.a",
        "type Query { a: Int } | type Query { a: [Int] } | BREAKING CHANGED Query.a",
        "type Query { a(x: Int): Int } | type Query { a: Int } | BREAKING REMOVED Query.a(x:)",
        "type Query { a: Int } | type Query { a(x: Int): Int } | SAFE ADDED Query.a(x:)",
        "type Query { a: Int } | type Query { a(x: Int!): Int } | BREAKING ADDED Query.a(x:)",
        "type Query { a: Int } | type Query { a(x: Int! = 1): Int } | SAFE ADDED Query.a(x:)",
        "type Query { a(x: Int!): Int } | type Query { a(x: Int): Int } | SAFE CHANGED Query.a(x:)",
        "type Query { a(x: Int): Int } | type Query { a(x: Int!): Int } | BREAKING CHANGED"
            + " Query.a(x:)",
        "type Query { a: E } enum E { X } | type Query { a: E } enum E { X Y } | DANGEROUS ADDED"
            + " E.Y",
        "type Query { a: E } enum E { X Y } | type Query { a: E } enum E { X } | BREAKING REMOVED"
            + " E.Y",
        "type Query { a: U } union U = A | type Query { a: U } union U = A I B | DANGEROUS ADDED U"
            + " I B",
        "type Query { a: C } type C { id: ID! } | type Query { a: C } type C implements Node { id:"
            + " ID! } | DANGEROUS ADDED C & Node",
        "type Query { a(i: I): Int } input I { x: Int } | type Query { a(i: I): Int } input I { x:"
            + " Int y: Int! } | BREAKING ADDED I.y",
        "type Query { a: Int } | type Query { a: Int @deprecated } | SAFE CHANGED Query.a",
        "type Query { a: C } type C { b: Int } | type Query { a: C } interface C { b: Int } |"
            + " BREAKING CHANGED C",
        "type Query { a: U } union U = A I B | type Query { a: U } union U = A | BREAKING REMOVED U"
            + " I B",
        "type Query { a: C } type C implements Node { id: ID! } | type Query { a: C } type C { id:"
            + " ID! } | BREAKING REMOVED C & Node",
        "type Query { a(x: Int = 1): Int } | type Query { a(x: Int = 2): Int } | DANGEROUS CHANGED"
            + " Query.a(x:)",
        "type Query { a(x: Int): Int } | type Query { a(x: Int = null): Int } | DANGEROUS CHANGED"
            + " Query.a(x:)",
        "type Query { a(x: Int! = 1): Int } | type Query { a(x: Int!): Int } | BREAKING CHANGED"
            + " Query.a(x:)",
        "type Query { a(x: String): Int } | type Query { a(x: Int): Int } | BREAKING CHANGED"
            + " Query.a(x:)",
        "type Query { a(i: I): Int } input I { x: [E!] = [X] } enum E { X Y } | type Query { a(i:"
            + " I): Int } input I { x: [E!] = [Y] } enum E { X Y } | DANGEROUS CHANGED I.x",
        "type Query { a(i: I): Int } input I { x: Int y: Int } | type Query { a(i: I): Int } input"
            + " I { x: Int } | BREAKING REMOVED I.y",
        "type Query { a(i: I): Int } input I { x: Int } | type Query { a(i: I): Int } input I { x:"
            + " Int! } | BREAKING CHANGED I.x",
        "type Query { a: Int @public } | type Query { a: Int @authenticated } | DANGEROUS CHANGED"
            + " Query.a",
        "type Query { a: Int @authenticated } | type Query { a: Int @public } | SAFE CHANGED"
            + " Query.a",
        "type Query { a: C } type C @public { b: Int } | type Query { a: C } type C @authenticated"
            + " { b: Int } | DANGEROUS CHANGED C",
      })
  void each_difference_is_told_with_what_it_means(String before, String after, String told) {
    assertThat(between(before.replace("A I B", "A | B"), after.replace("A I B", "A | B")))
        .containsExactly(told.replace("U I B", "U | B"));
  }

  @Test
  void the_same_schema_has_no_differences_and_the_worst_comes_first() {
    String before = "type Query { a: Int b: Int }";
    assertThat(between(before, before)).isEmpty();
    assertThat(between(before, "type Query { a: Int c: Int }"))
        .containsExactly("BREAKING REMOVED Query.b", "SAFE ADDED Query.c");
  }
}
