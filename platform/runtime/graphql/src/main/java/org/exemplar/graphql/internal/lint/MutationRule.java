package org.exemplar.graphql.internal.lint;

import graphql.language.FieldDefinition;
import graphql.language.InputValueDefinition;
import graphql.language.Node;
import java.util.List;
import java.util.Set;

/**
 * {@code input-name}, {@code mutation-payload} and {@code mutation-record}: a mutation has one
 * input and one payload, which are called after it and shared with no other; what the platform
 * itself reads in inputs of mutations is what it looks like.
 */
final class MutationRule implements LintRule {
  private static final Set<String> READ = Set.of("reason", "idempotencyKey");

  @Override
  public void check(Sdl sdl, Findings found) {
    sdl.fieldsOf("Mutation").forEach(field -> mutation(sdl, field, found));
    sdl.inputs().forEach(field -> record(sdl, field, found));
    sdl.types().stream()
        .filter(type -> type.getName().endsWith("Payload") && !isAnswered(sdl, type.getName()))
        .forEach(type -> lost(type.getName(), type, found));
  }

  private static void mutation(Sdl sdl, Sdl.Field field, Findings found) {
    String name = capital(field.node().getName());
    String input = name + "Input!";
    if (!takes(field.node(), input)) {
      found.add(
          "input-name",
          field.coordinate(),
          field.node(),
          "变更只有一个参数 input，类型为 " + input,
          "a mutation has one argument, input: " + input);
    }
    String payload = name + "Payload";
    if (!Sdl.text(field.node().getType()).equals(payload + "!")) {
      found.add(
          "mutation-payload",
          field.coordinate(),
          field.node(),
          "变更的结果类型为 " + payload + "!",
          "a mutation answers with " + payload + "!");
    } else if (sdl.isDefined(payload)
        && sdl.fieldsOf(payload).noneMatch(each -> each.node().getName().equals("errors"))) {
      found.add(
          "mutation-payload",
          payload,
          field.node(),
          "结果类型须有 errors，说明拒绝原因",
          "the payload has errors, for expected refusals");
    }
  }

  /** Nobody reads a name that a client gives a request; `idempotencyKey` is one that is read. */
  private static void record(Sdl sdl, Sdl.Input field, Findings found) {
    if (!isOfMutation(sdl, field)) {
      return;
    }
    String name = field.node().getName();
    if (name.equals("clientMutationId")) {
      found.add(
          "mutation-record",
          field.coordinate(),
          field.node(),
          "输入没有 clientMutationId；要给变更命名，用 idempotencyKey",
          "an input has no clientMutationId; what names a change is idempotencyKey");
    } else if (READ.contains(name) && !Sdl.text(field.node().getType()).matches("String!?")) {
      found.add(
          "mutation-record",
          field.coordinate(),
          field.node(),
          name + " 由平台读取，类型为 String",
          name + " is read by the platform and is a String");
    }
  }

  private static boolean isOfMutation(Sdl sdl, Sdl.Input field) {
    return sdl.fieldsOf("Mutation")
        .anyMatch(each -> field.coordinate().startsWith(capital(each.node().getName()) + "Input."));
  }

  private static boolean takes(FieldDefinition mutation, String type) {
    List<InputValueDefinition> arguments = mutation.getInputValueDefinitions();
    return arguments.size() == 1
        && arguments.getFirst().getName().equals("input")
        && Sdl.text(arguments.getFirst().getType()).equals(type);
  }

  private static boolean isAnswered(Sdl sdl, String payload) {
    return sdl.fieldsOf("Mutation")
        .anyMatch(each -> Sdl.name(each.node().getType()).equals(payload));
  }

  private static void lost(String payload, Node<?> where, Findings found) {
    found.add(
        "mutation-payload",
        payload,
        where,
        "只有变更的结果类型以 Payload 结尾",
        "only what a mutation answers with ends in Payload");
  }

  private static String capital(String name) {
    return Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }
}
