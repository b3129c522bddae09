package org.exemplar.graphql.internal;

import graphql.GraphQLError;
import graphql.language.SourceLocation;
import graphql.schema.idl.TypeDefinitionRegistry;
import graphql.schema.idl.errors.SchemaProblem;
import graphql.schema.idl.errors.TypeRedefinitionError;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.exemplar.plugins.Place;
import org.exemplar.plugins.PlacedPlugin;
import org.exemplar.plugins.Problem;
import org.exemplar.spi.Form;
import org.exemplar.spi.FormField;
import org.exemplar.spi.LocalizedText;
import org.exemplar.spi.Plugin;

/**
 * What is wrong with one plugin's part of the schema, told where the plugin's author wrote it. What
 * GraphQL says about types that the author never saw is put in terms of the form or the index that
 * they were derived from.
 */
final class PluginProblems {
  private static final Pattern QUOTED = Pattern.compile("'([^']+)'");
  private static final Pattern POSITIONS = Pattern.compile(" ?\\[@\\d+:\\d+\\]");

  private final Plugin plugin;

  PluginProblems(Plugin plugin) {
    this.plugin = plugin;
  }

  /** Names that the plugin may not use: an id or form fields that are the platform's. */
  List<Problem> ofNames(PlatformNames platform) {
    List<Problem> problems = new ArrayList<>();
    platform.clash(plugin.descriptor().id()).ifPresent(name -> problems.add(reservedId(name)));
    for (Form form : plugin.forms()) {
      form.fields().stream()
          .map(FormField::name)
          .filter(FormSdl.RESERVED::contains)
          .forEach(field -> problems.add(reservedField(form, field)));
    }
    return problems;
  }

  private Problem reservedId(String name) {
    String id = plugin.descriptor().id();
    return at(
        "plugin",
        "PLUGIN_ID_RESERVED",
        new LocalizedText(
            "插件 id " + id + " 与平台自己的 GraphQL 名称 " + name + " 冲突，请改用别的 id，如在前面加上地名",
            "plugin id "
                + id
                + " clashes with the platform's own GraphQL name "
                + name
                + "; choose another id, such as one that begins with the name of the place"));
  }

  private Problem reservedField(Form form, String field) {
    return at(
        "form/" + form.id() + "/" + field,
        "FORM_FIELD_RESERVED",
        new LocalizedText(
            "表单 " + form.id() + " 的字段 " + field + " 与平台字段同名，请改名；保留名称：" + FormSdl.RESERVED,
            "field "
                + field
                + " of form "
                + form.id()
                + " has a reserved name; choose one other than "
                + FormSdl.RESERVED));
  }

  /**
   * What GraphQL found.
   *
   * @param sdl what it found that in
   */
  List<Problem> of(SchemaProblem wrong, TypeDefinitionRegistry sdl) {
    return wrong.getErrors().stream().map(error -> of(error, sdl)).distinct().toList();
  }

  /** What GraphQL found in SDL that a plugin writes itself. */
  static List<Problem> ofOwn(SchemaProblem wrong) {
    return wrong.getErrors().stream()
        .map(
            error ->
                SchemaRules.at(
                    "SCHEMA_INVALID",
                    own(error),
                    Stream.ofNullable(error.getLocations()).flatMap(List::stream).findFirst()))
        .distinct()
        .toList();
  }

  private Problem of(GraphQLError error, TypeDefinitionRegistry sdl) {
    Optional<SourceLocation> location =
        redefined(error, sdl)
            .or(() -> Stream.ofNullable(error.getLocations()).flatMap(List::stream).findFirst());
    Optional<String> part =
        location.flatMap(at -> Optional.ofNullable(at.getSourceName())).flatMap(PluginSdl::partOf);
    return part.map(derived -> clash(derived, error))
        .orElseGet(() -> SchemaRules.at("SCHEMA_INVALID", own(error), location));
  }

  /** Of a type that is there twice GraphQL tells where the first stands, not the second. */
  private static Optional<SourceLocation> redefined(
      GraphQLError error, TypeDefinitionRegistry sdl) {
    return error instanceof TypeRedefinitionError
        ? QUOTED
            .matcher(error.getMessage())
            .results()
            .flatMap(name -> Stream.ofNullable(sdl.types().get(name.group(1))))
            .flatMap(type -> Stream.ofNullable(type.getSourceLocation()))
            .findFirst()
        : Optional.empty();
  }

  /** Of what is derived, only names can be wrong: they meet those of another part or plugin. */
  private Problem clash(String part, GraphQLError error) {
    String names =
        QUOTED
            .matcher(error.getMessage())
            .results()
            .map(MatchResult::group)
            .distinct()
            .collect(Collectors.joining(", "));
    return at(
        part,
        "GRAPHQL_NAME_TAKEN",
        new LocalizedText(
            "由 " + part + " 推导的 GraphQL 名称已被占用：" + names + "，请改用别的 id 或字段名",
            "a GraphQL name that is derived from "
                + part
                + " is taken: "
                + names
                + "; choose another id or field name"));
  }

  private static LocalizedText own(GraphQLError error) {
    String text = POSITIONS.matcher(error.getMessage()).replaceAll("");
    return new LocalizedText("模式有误，请按此改正：" + text, "the SDL is wrong, correct it: " + text);
  }

  private Problem at(String part, String code, LocalizedText message) {
    Optional<Place> place =
        plugin instanceof PlacedPlugin placed ? placed.place(part) : Optional.empty();
    return place
        .map(known -> known.problem(code, message))
        .orElseGet(() -> SchemaRules.at(code, message, Optional.empty()));
  }
}
