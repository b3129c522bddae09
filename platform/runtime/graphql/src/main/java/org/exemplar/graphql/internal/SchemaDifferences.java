package org.exemplar.graphql.internal;

import graphql.language.AstPrinter;
import graphql.language.Value;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLDirectiveContainer;
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
import graphql.schema.InputValueWithState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    if (old instanceof GraphQLFieldsContainer
        && old instanceof GraphQLDirectiveContainer was
        && now instanceof GraphQLDirectiveContainer is) {
      access(name, was, is);
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
    access(name, old, now);
    arguments(name, old, now);
  }

  /** Documents stay valid, yet who was answered may be refused. */
  private void access(String name, GraphQLDirectiveContainer old, GraphQLDirectiveContainer now) {
    Optional<AccessRule> was = AccessRule.of(old);
    Optional<AccessRule> is = AccessRule.of(now);
    if (!was.equals(is)) {
      changed(
          name,
          is.filter(rule -> !rule.isOpen()).isPresent() ? Severity.DANGEROUS : Severity.SAFE,
          "访问规则由 " + text(was) + " 变为 " + text(is),
          "its access rule was " + text(was) + " and is " + text(is));
    }
  }

  private static String text(Optional<AccessRule> rule) {
    return rule.map(each -> each.isOpen() ? "@public" : each.text()).orElse("-");
  }

  private void arguments(String field, GraphQLFieldDefinition old, GraphQLFieldDefinition now) {
    Map<String, GraphQLArgument> was = byName(old.getArguments());
    Map<String, GraphQLArgument> is = byName(now.getArguments());
    for (String name : union(was, is)) {
      GraphQLArgument a = was.get(name);
      GraphQLArgument b = is.get(name);
      input(
          field + "(" + name + ":)",
          a == null ? null : new InputSlot(a.getType(), a.getArgumentDefaultValue()),
          b == null ? null : new InputSlot(b.getType(), b.getArgumentDefaultValue()));
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
          a == null ? null : new InputSlot(a.getType(), a.getInputFieldDefaultValue()),
          b == null ? null : new InputSlot(b.getType(), b.getInputFieldDefaultValue()));
    }
  }

  /** What may be given, and what is meant where it is not. */
  private record InputSlot(GraphQLType type, InputValueWithState usual) {
    boolean isNeeded() {
      return GraphQLTypeUtil.isNonNull(type) && usual.isNotSet();
    }

    String usualText() {
      return switch (usual.getValue()) {
        case null -> usual.isNotSet() ? "-" : "null";
        case Value<?> literal -> AstPrinter.printAst(literal);
        case Object value -> value.toString();
      };
    }
  }

  /** An argument or a field of an input. */
  private void input(String name, @Nullable InputSlot old, @Nullable InputSlot now) {
    if (now == null) {
      add(name, Difference.REMOVED, Severity.BREAKING, GOES);
    } else if (old == null) {
      add(
          name,
          Difference.ADDED,
          now.isNeeded() ? Severity.BREAKING : Severity.SAFE,
          now.isNeeded() ? new LocalizedText("新增且必填", "comes and must be given") : COMES);
    } else {
      inputs(name, old, now);
    }
  }

  private void inputs(String name, InputSlot old, InputSlot now) {
    if (!same(old.type(), now.type())) {
      changed(
          name,
          fitsOutput(now.type(), old.type()) ? Severity.SAFE : Severity.BREAKING,
          "类型由 " + text(old.type()) + " 变为 " + text(now.type()),
          "was " + text(old.type()) + " and is " + text(now.type()));
    }
    if (!old.usualText().equals(now.usualText())) {
      changed(
          name,
          now.isNeeded() && !old.isNeeded() ? Severity.BREAKING : Severity.DANGEROUS,
          "默认值由 " + old.usualText() + " 变为 " + now.usualText(),
          "what is meant where it is left out was "
              + old.usualText()
              + " and is "
              + now.usualText());
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
