package org.exemplar.graphql.internal.lint;

import java.util.Set;

/**
 * {@code strict-id-in-types}: an identifier is called {@code id} and is an {@code ID}, and what is
 * called so is one.
 */
final class IdRule implements LintRule {
  private static final String ID = "strict-id-in-types";
  private static final Set<String> LISTS = Set.of("[ID!]", "[ID!]!");

  @Override
  public void check(Sdl sdl, Findings found) {
    sdl.fields().forEach(field -> output(field, found));
    sdl.inputs().forEach(each -> input(each, found));
  }

  private static void output(Sdl.Field field, Findings found) {
    boolean called = field.node().getName().equals("id");
    String type = Sdl.text(field.node().getType());
    if (called && !type.equals("ID!")) {
      found.add(ID, field.coordinate(), field.node(), "id 的类型为 ID!", "id is of type ID!");
    }
    if (!called && Sdl.name(field.node().getType()).equals("ID")) {
      found.add(
          ID,
          field.coordinate(),
          field.node(),
          "ID 类型的字段名为 id；要指向别的对象，请给出该对象本身",
          "a field of type ID is called id; to point to another object, give that object");
    }
  }

  private static void input(Sdl.Input input, Findings found) {
    String name = input.node().getName();
    String type = Sdl.text(input.node().getType());
    if (name.equals("id") && !type.equals("ID") && !type.equals("ID!")) {
      found.add(ID, input.coordinate(), input.node(), "id 的类型为 ID", "id is of type ID");
    }
    if (name.equals("ids") && !LISTS.contains(type)) {
      found.add(ID, input.coordinate(), input.node(), "ids 的类型为 [ID!]", "ids is of type [ID!]");
    }
  }
}
