package org.exemplar.graphql.internal;

import graphql.language.FieldDefinition;
import graphql.language.ObjectTypeDefinition;
import graphql.schema.idl.TypeDefinitionRegistry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.exemplar.plugins.Problem;
import org.exemplar.spi.LocalizedText;
import org.exemplar.spi.schema.SchemaContribution;

/**
 * What code of a plugin may answer: fields that its own SDL brings, and objects of its own types.
 * Everything else is answered by whoever brings it.
 */
final class PluginFieldRules {
  private PluginFieldRules() {}

  /**
   * What the code answers and may not.
   *
   * @param own all SDL of the plugin
   */
  static List<Problem> check(SchemaContribution code, TypeDefinitionRegistry own) {
    Set<String> fields = fields(own);
    Set<String> types = new TreeSet<>(own.types().keySet());
    List<Problem> problems = new ArrayList<>();
    Stream.of(
            code.fetchers().keySet(), code.batchFetchers().keySet(), code.sourceStreams().keySet())
        .flatMap(Collection::stream)
        .filter(at -> !fields.contains(at))
        .sorted()
        .forEach(at -> problems.add(notOwn("字段 " + at, "field " + at)));
    Stream.of(code.nodes().keySet(), code.types().values())
        .flatMap(Collection::stream)
        .filter(type -> !types.contains(type))
        .sorted()
        .distinct()
        .forEach(type -> problems.add(notOwn("类型 " + type, "type " + type)));
    code.types().keySet().stream()
        .filter(type -> type.getClassLoader() == null)
        .map(Class::getName)
        .sorted()
        .forEach(name -> problems.add(notOwn("Java 的类 " + name, "Java's class " + name)));
    return problems;
  }

  private static Set<String> fields(TypeDefinitionRegistry own) {
    Set<String> fields = new TreeSet<>();
    own.types().values().stream()
        .filter(ObjectTypeDefinition.class::isInstance)
        .map(ObjectTypeDefinition.class::cast)
        .forEach(type -> add(type, fields));
    own.objectTypeExtensions().values().stream()
        .flatMap(Collection::stream)
        .forEach(type -> add(type, fields));
    return fields;
  }

  private static void add(ObjectTypeDefinition type, Set<String> fields) {
    for (FieldDefinition field : type.getFieldDefinitions()) {
      fields.add(type.getName() + "." + field.getName());
    }
  }

  private static Problem notOwn(String zh, String en) {
    return SchemaRules.at(
        "FETCHER_NOT_ALLOWED",
        new LocalizedText(
            "代码回答了" + zh + "，而插件自己的 SDL 中没有它；请在 SDL 中定义，或从代码中删去",
            "the code answers "
                + en
                + ", which the plugin's own SDL does not bring; define it there, or take it out of"
                + " the code"),
        Optional.empty());
  }
}
