package org.exemplar.graphql.internal;

import graphql.GraphQLError;
import graphql.language.SourceLocation;
import graphql.parser.MultiSourceReader;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.SchemaPrinter;
import graphql.schema.idl.TypeDefinitionRegistry;
import graphql.schema.idl.errors.SchemaProblem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.exemplar.plugins.Problem;
import org.exemplar.spi.LocalizedText;
import org.exemplar.spi.Plugin;
import org.exemplar.spi.schema.SdlFile;

/**
 * Composes the platform's SDL and that of every plugin, in the order given, each merged on its own,
 * so that an offender is found and left out while the others go on.
 */
final class Composer {
  private static final SchemaPrinter PRINTER =
      new SchemaPrinter(
          SchemaPrinter.Options.defaultOptions()
              .includeScalarTypes(true)
              .includeSchemaDefinition(true)
              .includeDirectiveDefinitions(false));

  private final TypeDefinitionRegistry platform;

  Composer(Map<String, String> platformFiles) {
    List<SdlFile> files = new ArrayList<>();
    platformFiles.forEach((name, text) -> files.add(new SdlFile(name, text)));
    this.platform = parse(files);
  }

  /** Fields that the platform's contract has on its root types, as {@code Query.node}. */
  List<String> rootFields() {
    List<String> fields = new ArrayList<>();
    for (String root : List.of("Query", "Mutation")) {
      platform
          .getType(root, graphql.language.ObjectTypeDefinition.class)
          .ifPresent(
              type ->
                  type.getFieldDefinitions()
                      .forEach(field -> fields.add(root + "." + field.getName())));
      platform.objectTypeExtensions().getOrDefault(root, List.of()).stream()
          .flatMap(extension -> extension.getFieldDefinitions().stream())
          .forEach(field -> fields.add(root + "." + field.getName()));
    }
    return fields;
  }

  Composition compose(List<Plugin> plugins, RuntimeWiring wiring) {
    Map<String, List<Problem>> offenders = new LinkedHashMap<>();
    Map<String, TypeDefinitionRegistry> parts = new LinkedHashMap<>();
    for (Plugin plugin : plugins) {
      String id = plugin.descriptor().id();
      try {
        TypeDefinitionRegistry part = parse(PluginSdl.files(plugin));
        List<Problem> problems = check(plugin, part);
        if (problems.isEmpty()) {
          parts.put(id, part);
        } else {
          offenders.put(id, problems);
        }
      } catch (SchemaProblem wrong) {
        offenders.put(id, problems(wrong));
      }
    }
    TypeDefinitionRegistry merged = merge(parts, offenders);
    GraphQLSchema schema;
    try {
      schema = build(merged, wiring);
    } catch (SchemaProblem wrong) {
      schema = buildOneByOne(parts, offenders, wiring);
    }
    return new Composition(schema, PRINTER.print(schema), offenders);
  }

  private static List<Problem> check(Plugin plugin, TypeDefinitionRegistry part) {
    List<Problem> problems = new ArrayList<>(new SchemaRules(plugin.descriptor().id()).check(part));
    for (String field : PluginSdl.reservedFields(plugin)) {
      problems.add(
          SchemaRules.at(
              "FORM_FIELD_RESERVED",
              new LocalizedText(
                  "表单字段 " + field + " 与平台字段同名，请改名；保留名称：" + FormSdl.RESERVED,
                  "form field "
                      + field
                      + " has a reserved name; choose one other than "
                      + FormSdl.RESERVED),
              Optional.empty()));
    }
    return problems;
  }

  private TypeDefinitionRegistry merge(
      Map<String, TypeDefinitionRegistry> parts, Map<String, List<Problem>> offenders) {
    TypeDefinitionRegistry merged = new TypeDefinitionRegistry().merge(platform);
    for (var part : List.copyOf(parts.entrySet())) {
      try {
        merged = new TypeDefinitionRegistry().merge(merged).merge(part.getValue());
      } catch (SchemaProblem conflict) {
        offenders.put(part.getKey(), problems(conflict));
        parts.remove(part.getKey());
      }
    }
    return merged;
  }

  /**
   * Finds out which part the whole cannot be built with: slow, and only when something is wrong.
   */
  private GraphQLSchema buildOneByOne(
      Map<String, TypeDefinitionRegistry> parts,
      Map<String, List<Problem>> offenders,
      RuntimeWiring wiring) {
    TypeDefinitionRegistry good = new TypeDefinitionRegistry().merge(platform);
    GraphQLSchema schema = build(good, wiring);
    for (Map.Entry<String, TypeDefinitionRegistry> part : parts.entrySet()) {
      TypeDefinitionRegistry candidate =
          new TypeDefinitionRegistry().merge(good).merge(part.getValue());
      try {
        schema = build(candidate, wiring);
        good = candidate;
      } catch (SchemaProblem wrong) {
        offenders.put(part.getKey(), problems(wrong));
      }
    }
    return schema;
  }

  private static GraphQLSchema build(TypeDefinitionRegistry registry, RuntimeWiring wiring) {
    return new SchemaGenerator().makeExecutableSchema(registry, wiring);
  }

  private static TypeDefinitionRegistry parse(List<SdlFile> files) {
    MultiSourceReader.Builder reader = MultiSourceReader.newMultiSourceReader().trackData(true);
    files.forEach(file -> reader.string(file.text() + "\n", file.name()));
    return new SchemaParser().parse(reader.build());
  }

  private static List<Problem> problems(SchemaProblem wrong) {
    return wrong.getErrors().stream().map(Composer::problem).toList();
  }

  private static Problem problem(GraphQLError error) {
    List<SourceLocation> locations = Optional.ofNullable(error.getLocations()).orElse(List.of());
    return SchemaRules.at(
        "SCHEMA_INVALID",
        new LocalizedText("模式有误：" + error.getMessage(), error.getMessage()),
        locations.stream().findFirst());
  }
}
