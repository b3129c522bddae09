package org.exemplar.graphql.internal.lint;

import graphql.language.ImplementingTypeDefinition;
import graphql.language.InputObjectTypeDefinition;
import graphql.language.TypeDefinition;
import graphql.language.TypeName;
import graphql.language.UnionTypeDefinition;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * {@code no-unreachable-types}: no type that no document can reach. Ways begin at the root types,
 * at directives, and at what extends types that are defined elsewhere; an object is reached through
 * an interface that it implements.
 */
final class ReachabilityRule implements LintRule {
  private static final List<String> ROOTS = List.of("Query", "Mutation", "Subscription");

  @Override
  public void check(Sdl sdl, Findings found) {
    Set<String> reached = new HashSet<>();
    Deque<String> open = new ArrayDeque<>(ROOTS);
    sdl.extensions().stream()
        .map(TypeDefinition::getName)
        .filter(name -> !sdl.isDefined(name))
        .forEach(open::add);
    sdl.directives().stream()
        .flatMap(each -> each.getInputValueDefinitions().stream())
        .forEach(argument -> open.add(Sdl.name(argument.getType())));
    sdl.types().stream().filter(type -> isOfAnother(sdl, type)).forEach(t -> open.add(t.getName()));
    while (!open.isEmpty()) {
      String name = open.pop();
      if (reached.add(name)) {
        next(sdl, name).filter(each -> !reached.contains(each)).forEach(open::add);
      }
    }
    sdl.types().stream()
        .filter(type -> !reached.contains(type.getName()))
        .forEach(
            type ->
                found.add(
                    "no-unreachable-types",
                    type.getName(),
                    type,
                    "没有字段或参数用到这个类型，请删去或加以使用",
                    "no field and no argument leads to the type; take it out or use it"));
  }

  /** Whether it implements an interface that is defined elsewhere. */
  private static boolean isOfAnother(Sdl sdl, TypeDefinition<?> type) {
    return interfaces(type).anyMatch(face -> !sdl.isDefined(face));
  }

  private static Stream<String> next(Sdl sdl, String name) {
    Stream<String> inside =
        Stream.concat(sdl.types().stream(), sdl.extensions().stream())
            .filter(type -> type.getName().equals(name))
            .flatMap(ReachabilityRule::names);
    Stream<String> implementing =
        sdl.types().stream()
            .filter(type -> interfaces(type).anyMatch(name::equals))
            .map(TypeDefinition::getName);
    return Stream.concat(inside, implementing);
  }

  private static Stream<String> interfaces(TypeDefinition<?> type) {
    return type instanceof ImplementingTypeDefinition<?> with
        ? with.getImplements().stream().map(Sdl::name)
        : Stream.empty();
  }

  private static Stream<String> names(TypeDefinition<?> type) {
    return switch (type) {
      case ImplementingTypeDefinition<?> with ->
          Stream.concat(
              interfaces(type),
              with.getFieldDefinitions().stream()
                  .flatMap(
                      field ->
                          Stream.concat(
                              Stream.of(Sdl.name(field.getType())),
                              field.getInputValueDefinitions().stream()
                                  .map(argument -> Sdl.name(argument.getType())))));
      case InputObjectTypeDefinition input ->
          input.getInputValueDefinitions().stream().map(each -> Sdl.name(each.getType()));
      case UnionTypeDefinition union ->
          union.getMemberTypes().stream().map(member -> ((TypeName) member).getName());
      default -> Stream.empty();
    };
  }
}
