package org.exemplar.graphql.internal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import graphql.GraphQLException;
import graphql.GraphqlErrorBuilder;
import graphql.language.StringValue;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaPrinter;
import graphql.schema.idl.TypeDefinitionRegistry;
import graphql.schema.idl.errors.SchemaProblem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.exemplar.plugins.Problem;
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
              .includeDirectiveDefinition(Composer::isShown));

  private static final List<String> COST_DIRECTIVES = List.of("cost", "listSize");

  private static final long MOST_CHARACTERS = 4L * 1024 * 1024;

  private final TypeDefinitionRegistry platform;
  private final PlatformNames names;

  /** What has been read: of all plugins, one change leaves all but one as they were. */
  private final Cache<SdlFile, TypeDefinitionRegistry> read =
      Caffeine.newBuilder()
          .maximumWeight(MOST_CHARACTERS)
          .weigher((SdlFile file, TypeDefinitionRegistry registry) -> file.text().length())
          .executor(Runnable::run)
          .build();

  Composer(Map<String, String> platformFiles) {
    List<SdlFile> files = new ArrayList<>();
    platformFiles.forEach((name, text) -> files.add(new SdlFile(name, text)));
    this.platform = SdlText.parse(files);
    this.names = new PlatformNames(platform);
  }

  /** What the platform's own SDL lacks of access rules. */
  List<Problem> accessProblems() {
    return AccessRuleCheck.check(platform);
  }

  /** Directives that say something to clients. */
  private static boolean isShown(String directive) {
    return AccessRule.DIRECTIVES.contains(directive) || COST_DIRECTIVES.contains(directive);
  }

  /** Fields that the platform's contract has on its root types, as {@code Query.node}. */
  List<String> rootFields() {
    return names.rootFields();
  }

  /** By type of the platform's contract, the fields by which other subgraphs find its objects. */
  Map<String, List<String>> keys() {
    Map<String, List<String>> keys = new TreeMap<>();
    platform
        .objectTypeExtensions()
        .forEach(
            (type, extensions) -> {
              List<String> fields =
                  extensions.stream()
                      .flatMap(extension -> extension.getDirectives("key").stream())
                      .flatMap(key -> key.getArguments().stream())
                      .filter(argument -> argument.getName().equals("fields"))
                      .map(argument -> ((StringValue) argument.getValue()).getValue())
                      .toList();
              if (!fields.isEmpty()) {
                keys.put(type, fields);
              }
            });
    return keys;
  }

  /** Composes what is to be executed: the code of all plugins has said what it answers. */
  Composition compose(List<Plugin> plugins, RuntimeWiring wiring) {
    return compose(plugins, wiring, plugin -> true);
  }

  /**
   * Composes the schema.
   *
   * @param asked whether all that answers a plugin's fields is known
   */
  Composition compose(List<Plugin> plugins, RuntimeWiring wiring, Predicate<Plugin> asked) {
    Map<String, List<Problem>> offenders = new LinkedHashMap<>();
    Map<String, TypeDefinitionRegistry> parts = new LinkedHashMap<>();
    Map<String, PluginProblems> tellers = new HashMap<>();
    for (Plugin plugin : plugins) {
      String id = plugin.descriptor().id();
      PluginProblems teller = new PluginProblems(plugin);
      tellers.put(id, teller);
      List<Problem> problems = teller.ofNames(names);
      if (problems.isEmpty()) {
        problems = add(plugin, teller, asked.test(plugin), parts);
      }
      if (!problems.isEmpty()) {
        offenders.put(id, problems);
      }
    }
    TypeDefinitionRegistry merged = merge(parts, offenders, tellers);
    GraphQLSchema schema;
    try {
      schema = build(merged, wiring);
    } catch (SchemaProblem wrong) {
      schema = buildOneByOne(parts, offenders, tellers, wiring);
    }
    return new Composition(schema, PRINTER.print(schema), offenders, owners(parts));
  }

  private static Map<String, String> owners(Map<String, TypeDefinitionRegistry> parts) {
    Map<String, String> owners = new HashMap<>();
    parts.forEach(
        (plugin, part) ->
            PlatformNames.ROOTS.forEach(
                root ->
                    part.objectTypeExtensions().getOrDefault(root, List.of()).stream()
                        .flatMap(extension -> extension.getFieldDefinitions().stream())
                        .forEach(field -> owners.put(root + "." + field.getName(), plugin))));
    return Map.copyOf(owners);
  }

  private List<Problem> add(
      Plugin plugin,
      PluginProblems teller,
      boolean asked,
      Map<String, TypeDefinitionRegistry> parts) {
    String id = plugin.descriptor().id();
    List<Problem> problems = new ArrayList<>();
    TypeDefinitionRegistry part = new TypeDefinitionRegistry();
    PluginSdl.files(plugin).forEach(file -> add(file, part, teller, problems));
    problems.addAll(new SchemaRules(id).check(part));
    plugin.schema().map(code -> PluginFieldRules.check(code, part)).ifPresent(problems::addAll);
    if (asked && problems.isEmpty()) {
      problems.addAll(PluginFieldRules.unanswered(plugin.schema(), part));
    }
    if (problems.isEmpty()) {
      parts.put(id, part);
    }
    return problems;
  }

  private void add(
      SdlFile file, TypeDefinitionRegistry part, PluginProblems teller, List<Problem> problems) {
    TypeDefinitionRegistry one = new TypeDefinitionRegistry();
    try {
      one = read.get(file, text -> SdlText.parse(List.of(text)));
      part.merge(one);
    } catch (SchemaProblem wrong) {
      problems.addAll(teller.of(wrong, one));
    }
  }

  private TypeDefinitionRegistry merge(
      Map<String, TypeDefinitionRegistry> parts,
      Map<String, List<Problem>> offenders,
      Map<String, PluginProblems> tellers) {
    TypeDefinitionRegistry merged = new TypeDefinitionRegistry().merge(platform);
    for (var part : List.copyOf(parts.entrySet())) {
      try {
        merged = new TypeDefinitionRegistry().merge(merged).merge(part.getValue());
      } catch (SchemaProblem conflict) {
        offenders.put(part.getKey(), teller(tellers, part.getKey()).of(conflict, part.getValue()));
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
      Map<String, PluginProblems> tellers,
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
        offenders.put(part.getKey(), teller(tellers, part.getKey()).of(wrong, part.getValue()));
      }
    }
    return schema;
  }

  private static GraphQLSchema build(TypeDefinitionRegistry registry, RuntimeWiring wiring) {
    try {
      return new SchemaGenerator().makeExecutableSchema(registry, wiring);
    } catch (SchemaProblem said) {
      throw said;
    } catch (GraphQLException wrong) {
      // such as an input that needs itself, which is only seen in the whole
      throw new SchemaProblem(
          List.of(GraphqlErrorBuilder.newError().message("%s", wrong.getMessage()).build()));
    }
  }

  private static PluginProblems teller(Map<String, PluginProblems> tellers, String plugin) {
    return Objects.requireNonNull(tellers.get(plugin));
  }
}
