package org.exemplar.graphql.internal;

import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLEnumValueDefinition;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLImplementingType;
import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLNamedSchemaElement;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import graphql.schema.GraphQLUnionType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.exemplar.plugins.Assessment.Difference;
import org.exemplar.plugins.Assessment.SchemaDifference;
import org.exemplar.plugins.Assessment.Severity;
import org.exemplar.spi.LocalizedText;
import org.jspecify.annotations.Nullable;

/**
 * What clients notice when one schema takes the place of another, by the rules of the GraphQL
 * specification: what was valid and is no longer is breaking, what may surprise is dangerous.
 */
final class SchemaDifferences {
  private static final LocalizedText COMES = new LocalizedText("新增", "comes");
  private static final LocalizedText GOES =
      new LocalizedText("移除，用到它的查询不再有效", "goes; documents that use it are no longer valid");

  private final List<SchemaDifference> found = new ArrayList<>();

  private SchemaDifferences() {}

  /** The differences, the worst first, then by coordinate. */
  static List<SchemaDifference> between(GraphQLSchema before, GraphQLSchema after) {
    SchemaDifferences differences = new SchemaDifferences();
    differences.each(
        "", types(before), types(after), Severity.SAFE, (old, now) -> differences.types(old, now));
    return differences.found.stream()
        .sorted(
            Comparator.comparing(SchemaDifference::severity)
                .reversed()
                .thenComparing(SchemaDifference::coordinate))
        .toList();
  }

  private static List<GraphQLNamedType> types(GraphQLSchema schema) {
    return schema.getAllTypesAsList().stream()
        .filter(type -> !type.getName().startsWith("__"))
        .toList();
  }

  private void types(GraphQLNamedType old, GraphQLNamedType now) {
    String name = old.getName();
    if (!old.getClass().equals(now.getClass())) {
      changed(name, Severity.BREAKING, "种类改变", "is of another kind");
      return;
    }
    if (old instanceof GraphQLFieldsContainer was && now instanceof GraphQLFieldsContainer is) {
      each(
          name + ".",
          was.getFieldDefinitions(),
          is.getFieldDefinitions(),
          Severity.SAFE,
          (a, b) -> fields(name, a, b));
    }
    if (old instanceof GraphQLImplementingType was && now instanceof GraphQLImplementingType is) {
      interfaces(name, was, is);
    }
    switch (old) {
      case GraphQLInputObjectType was when now instanceof GraphQLInputObjectType is ->
          inputs(name, was, is);
      case GraphQLEnumType was when now instanceof GraphQLEnumType is ->
          each(
              name + ".",
              was.getValues(),
              is.getValues(),
              Severity.DANGEROUS,
              (a, b) -> values(name, a, b));
      case GraphQLUnionType was when now instanceof GraphQLUnionType is -> unions(name, was, is);
      default -> {}
    }
  }

  private void fields(String type, GraphQLFieldDefinition old, GraphQLFieldDefinition now) {
    String name = type + "." + old.getName();
    if (!same(old.getType(), now.getType())) {
      changed(
          name,
          fitsOutput(old.getType(), now.getType()) ? Severity.SAFE : Severity.BREAKING,
          "类型由 " + text(old.getType()) + " 变为 " + text(now.getType()),
          "was " + text(old.getType()) + " and is " + text(now.getType()));
    }
    if (old.getDeprecationReason() == null && now.getDeprecationReason() != null) {
      changed(name, Severity.SAFE, "已弃用：" + now.getDeprecationReason(), "is deprecated");
    }
    arguments(name, old, now);
  }

  private void arguments(String field, GraphQLFieldDefinition old, GraphQLFieldDefinition now) {
    Map<String, GraphQLArgument> was = byName(old.getArguments());
    Map<String, GraphQLArgument> is = byName(now.getArguments());
    for (String name : union(was, is)) {
      GraphQLArgument a = was.get(name);
      GraphQLArgument b = is.get(name);
      input(
          field + "(" + name + ":)",
          a == null ? null : a.getType(),
          b == null ? null : b.getType(),
          b != null && needed(b.getType(), b.hasSetDefaultValue()));
    }
  }

  private void inputs(String type, GraphQLInputObjectType old, GraphQLInputObjectType now) {
    Map<String, GraphQLInputObjectField> was = byName(old.getFieldDefinitions());
    Map<String, GraphQLInputObjectField> is = byName(now.getFieldDefinitions());
    for (String name : union(was, is)) {
      GraphQLInputObjectField a = was.get(name);
      GraphQLInputObjectField b = is.get(name);
      input(
          type + "." + name,
          a == null ? null : a.getType(),
          b == null ? null : b.getType(),
          b != null && needed(b.getType(), b.hasSetDefaultValue()));
    }
  }

  private static boolean needed(GraphQLType type, boolean hasDefault) {
    return GraphQLTypeUtil.isNonNull(type) && !hasDefault;
  }

  /** An argument or a field of an input. */
  private void input(
      String name, @Nullable GraphQLType old, @Nullable GraphQLType now, boolean needed) {
    if (old == null) {
      add(
          name,
          Difference.ADDED,
          needed ? Severity.BREAKING : Severity.SAFE,
          needed ? new LocalizedText("新增且必填", "comes and must be given") : COMES);
    } else if (now == null) {
      add(name, Difference.REMOVED, Severity.BREAKING, GOES);
    } else if (!same(old, now)) {
      changed(
          name,
          fitsOutput(now, old) ? Severity.SAFE : Severity.BREAKING,
          "类型由 " + text(old) + " 变为 " + text(now),
          "was " + text(old) + " and is " + text(now));
    }
  }

  private void values(String type, GraphQLEnumValueDefinition old, GraphQLEnumValueDefinition now) {
    if (old.getDeprecationReason() == null && now.getDeprecationReason() != null) {
      changed(type + "." + old.getName(), Severity.SAFE, "已弃用", "is deprecated");
    }
  }

  private void unions(String name, GraphQLUnionType old, GraphQLUnionType now) {
    each(name + " | ", old.getTypes(), now.getTypes(), Severity.DANGEROUS, (a, b) -> {});
  }

  private void interfaces(String name, GraphQLImplementingType old, GraphQLImplementingType now) {
    each(name + " & ", old.getInterfaces(), now.getInterfaces(), Severity.DANGEROUS, (a, b) -> {});
  }

  private <T extends GraphQLNamedSchemaElement> void each(
      String prefix,
      List<? extends T> old,
      List<? extends T> now,
      Severity ofAdded,
      BiConsumer<T, T> both) {
    Map<String, T> was = byName(old);
    Map<String, T> is = byName(now);
    for (String name : union(was, is)) {
      T a = was.get(name);
      T b = is.get(name);
      if (a == null) {
        add(prefix + name, Difference.ADDED, ofAdded, COMES);
      } else if (b == null) {
        add(prefix + name, Difference.REMOVED, Severity.BREAKING, GOES);
      } else {
        both.accept(a, b);
      }
    }
  }

  private static <T extends GraphQLNamedSchemaElement> Map<String, T> byName(
      List<? extends T> elements) {
    Map<String, T> byName = new TreeMap<>();
    elements.forEach(element -> byName.put(element.getName(), element));
    return byName;
  }

  private static TreeSet<String> union(Map<String, ?> first, Map<String, ?> second) {
    TreeSet<String> all = new TreeSet<>(first.keySet());
    all.addAll(second.keySet());
    return all;
  }

  /** Whether everything that a value of the new type can be, one of the old type could be too. */
  private static boolean fitsOutput(GraphQLType old, GraphQLType now) {
    if (GraphQLTypeUtil.isNonNull(now) && !GraphQLTypeUtil.isNonNull(old)) {
      return fitsOutput(old, GraphQLTypeUtil.unwrapOne(now));
    }
    if (GraphQLTypeUtil.isNonNull(old) || GraphQLTypeUtil.isList(old)) {
      Function<GraphQLType, Boolean> kind =
          GraphQLTypeUtil.isNonNull(old) ? GraphQLTypeUtil::isNonNull : GraphQLTypeUtil::isList;
      return kind.apply(now)
          && fitsOutput(GraphQLTypeUtil.unwrapOne(old), GraphQLTypeUtil.unwrapOne(now));
    }
    return same(old, now);
  }

  private static boolean same(GraphQLType old, GraphQLType now) {
    return text(old).equals(text(now));
  }

  private static String text(GraphQLType type) {
    return GraphQLTypeUtil.simplePrint(type);
  }

  private void changed(String coordinate, Severity severity, String zh, String en) {
    add(coordinate, Difference.CHANGED, severity, new LocalizedText(zh, en));
  }

  private void add(
      String coordinate, Difference difference, Severity severity, LocalizedText message) {
    found.add(new SchemaDifference(coordinate, difference, severity, message));
  }
}
