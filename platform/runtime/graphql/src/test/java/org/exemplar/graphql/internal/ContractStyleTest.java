package org.exemplar.graphql.internal;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.language.FieldDefinition;
import graphql.language.InputObjectTypeDefinition;
import graphql.language.InputValueDefinition;
import graphql.schema.idl.TypeDefinitionRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.exemplar.apischema.ApiSchema;
import org.exemplar.graphql.internal.lint.LintFinding;
import org.exemplar.graphql.internal.lint.SchemaLint;
import org.exemplar.spi.schema.SdlFile;
import org.junit.jupiter.api.Test;

/** The contract of the platform keeps to its own style. */
class ContractStyleTest {
  private static final String FOLDER = "api-schema/src/main/resources/org/exemplar/apischema/";
  private static final String FEDERATION = "the name that Apollo Federation gives it";

  /** What may break a rule, and why. */
  private static final Map<String, String> EXCEPTIONS =
      Map.ofEntries(
          Map.entry(
              "input-name Mutation.ping",
              "takes nothing and changes nothing: a client tests with it that it may write"),
          Map.entry("mutation-payload Mutation.ping", "nothing is refused in it"),
          Map.entry(
              "list-non-null-items Query.nodes",
              "Relay: null stands for an object that there is not"),
          Map.entry(
              "list-non-null-items Query._entities",
              "Federation: null stands for an object that there is not"),
          Map.entry("no-unreachable-types NumberRange", "in filters of what plugins index"),
          Map.entry("no-unreachable-types DateRange", "in filters of what plugins index"),
          Map.entry("no-unreachable-types SaveFormError", "in payloads of what forms become"),
          Map.entry("naming-convention _Any", FEDERATION),
          Map.entry("naming-convention _Entity", FEDERATION),
          Map.entry("naming-convention _Service", FEDERATION),
          Map.entry("naming-convention Query._entities", FEDERATION),
          Map.entry("naming-convention Query._service", FEDERATION));

  private static final String ANSWER_IS_SECRET =
      "its answer holds a secret, which is told once and kept nowhere";

  private static final String CHANGES_NOTHING = "it changes nothing: a message is sent for a trial";

  /** Mutations that cannot be named to be carried out once, and why. */
  private static final Map<String, String> WITHOUT_KEY =
      Map.ofEntries(
          Map.entry("signIn", "a key is that of an account, and here nobody is known yet"),
          Map.entry(
              "signOut", "a key is that of an account, who is known no longer when it is over"),
          Map.entry("changePassword", "what is kept of a request would be made of the passwords"),
          Map.entry("createAccount", ANSWER_IS_SECRET),
          Map.entry("resetPassword", ANSWER_IS_SECRET),
          Map.entry("issueToken", ANSWER_IS_SECRET),
          Map.entry("createWebhook", ANSWER_IS_SECRET),
          Map.entry("rotateWebhookSecret", ANSWER_IS_SECRET),
          Map.entry("pingWebhook", CHANGES_NOTHING));

  /** Mutations that nobody gives a reason for, and why. */
  private static final Map<String, String> WITHOUT_REASON =
      Map.of(
          "signIn",
          "a reason is that of an account, and here nobody is known yet",
          "pingWebhook",
          CHANGES_NOTHING);

  @Test
  void every_mutation_takes_a_reason_and_the_name_of_the_change() {
    TypeDefinitionRegistry sdl = sdl();
    Set<String> withoutReason = new TreeSet<>();
    Set<String> withoutKey = new TreeSet<>();
    for (String name : mutations(sdl)) {
      List<String> fields = fieldsOfInput(sdl, name);
      if (!fields.contains("reason")) {
        withoutReason.add(name);
      }
      if (!fields.contains("idempotencyKey")) {
        withoutKey.add(name);
      }
    }
    assertThat(withoutReason).isEqualTo(new TreeSet<>(WITHOUT_REASON.keySet()));
    assertThat(withoutKey).isEqualTo(new TreeSet<>(WITHOUT_KEY.keySet()));
  }

  /** Those that take an input, which is all that change something. */
  private static List<String> mutations(TypeDefinitionRegistry sdl) {
    return Objects.requireNonNull(sdl.objectTypeExtensions().get("Mutation")).stream()
        .flatMap(part -> part.getFieldDefinitions().stream())
        .map(FieldDefinition::getName)
        .toList();
  }

  private static List<String> fieldsOfInput(TypeDefinitionRegistry sdl, String mutation) {
    String input = Character.toUpperCase(mutation.charAt(0)) + mutation.substring(1) + "Input";
    return Objects.requireNonNull(sdl.getTypeOrNull(input, InputObjectTypeDefinition.class), input)
        .getInputValueDefinitions()
        .stream()
        .map(InputValueDefinition::getName)
        .toList();
  }

  private static TypeDefinitionRegistry sdl() {
    List<SdlFile> files = new ArrayList<>();
    ApiSchema.federated().forEach((name, text) -> files.add(new SdlFile(name, text)));
    return SdlText.parse(files);
  }

  @Test
  void the_contract_keeps_to_its_style() {
    List<LintFinding> found = SchemaLint.check(sdl());
    assertThat(
            found.stream()
                .filter(each -> !EXCEPTIONS.containsKey(name(each)))
                .map(ContractStyleTest::told))
        .as("%s: file:line rule what: what would be right", FOLDER)
        .isEmpty();
    assertThat(found.stream().map(ContractStyleTest::name))
        .as("exceptions that nothing needs any more are taken out")
        .containsAll(new TreeSet<>(EXCEPTIONS.keySet()));
  }

  private static String name(LintFinding finding) {
    return finding.rule() + " " + finding.coordinate();
  }

  private static String told(LintFinding finding) {
    return FOLDER
        + finding.file()
        + ":"
        + finding.line()
        + " "
        + name(finding)
        + ": "
        + finding.message().en();
  }
}
