package org.exemplar.graphql.internal;

import graphql.language.FieldDefinition;
import graphql.language.Node;
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
import org.jspecify.annotations.Nullable;

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

  /**
   * What the SDL adds to objects that are not the plugin's own and its code does not answer: the
   * values behind those know nothing of it.
   *
   * @param own all SDL of the plugin
   */
  static List<Problem> unanswered(Optional<SchemaContribution> code, TypeDefinitionRegistry own) {
    Set<String> answered = new TreeSet<>();
    code.ifPresent(fetchers -> answered.addAll(fetchers.fetchers().keySet()));
    code.ifPresent(fetchers -> answered.addAll(fetchers.batchFetchers().keySet()));
    return own.objectTypeExtensions().values().stream()
        .flatMap(Collection::stream)
        .filter(type -> !isWritten(own.getTypeOrNull(type.getName())))
        .flatMap(type -> unanswered(type, answered))
        .toList();
  }

  private static Stream<Problem> unanswered(ObjectTypeDefinition type, Set<String> answered) {
    return type.getFieldDefinitions().stream()
        .filter(PluginFieldRules::isWritten)
        .filter(field -> !answered.contains(type.getName() + "." + field.getName()))
        .map(field -> noFetcher(type.getName() + "." + field.getName(), field));
  }

  /** Whether it stands in a file of the plugin, and was not derived from its data. */
  private static boolean isWritten(@Nullable Node<?> node) {
    return node != null
        && node.getSourceLocation() != null
        && PluginSdl.partOf(String.valueOf(node.getSourceLocation().getSourceName())).isEmpty();
  }

  private static Problem noFetcher(String at, FieldDefinition field) {
    return SchemaRules.at(
        "FETCHER_MISSING",
        new LocalizedText(
            "字段 " + at + " 无人回答；请在代码中为它提供 fetcher，或从 SDL 中删去",
            "nothing answers field "
                + at
                + "; give it a fetcher in the plugin's code, or take it out of the SDL"),
        Optional.ofNullable(field.getSourceLocation()));
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
