package org.exemplar.graphql.internal;

import graphql.schema.GraphQLList;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/**
 * Finds a map or a list where a text must stand; graphql-java would write down whatever a program
 * prints of it.
 */
final class Texts {
  private static final Set<String> TEXTS = Set.of("String", "ID", "Date", "DateTime");

  private Texts() {}

  /**
   * The same value.
   *
   * @param value a map or a collection
   * @throws IllegalStateException when a text must stand there, or in its place in a list
   */
  static Object checked(Object value, GraphQLType wrapped) {
    GraphQLType type = GraphQLTypeUtil.unwrapNonNull(wrapped);
    if (type instanceof GraphQLScalarType scalar && TEXTS.contains(scalar.getName())) {
      throw new IllegalStateException("no text, but " + value.getClass());
    }
    if (type instanceof GraphQLList list && value instanceof Collection<?> all) {
      GraphQLType one = GraphQLTypeUtil.unwrapOne(list);
      all.stream()
          .filter(each -> each instanceof Map || each instanceof Collection)
          .forEach(each -> checked(each, one));
    }
    return value;
  }
}
