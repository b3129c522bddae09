package org.exemplar.graphql.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

  @Test
  void the_contract_keeps_to_its_style() {
    List<SdlFile> files = new ArrayList<>();
    ApiSchema.federated().forEach((name, text) -> files.add(new SdlFile(name, text)));
    List<LintFinding> found = SchemaLint.check(SdlText.parse(files));
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
